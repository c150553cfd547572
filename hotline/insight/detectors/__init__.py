"""What is unusual in what people report? Pure detectors: arrays and plain values in, scores and findings out.

They know no Django and no database, so a replay on history, the evaluation on another city's file and the sweep of a
living installation run the very same lines. Each file names the published method it follows.
"""
