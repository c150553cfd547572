# A thin veneer: where there is no make, say `python3 config/bootstrap.py run` and so on.
PYTHON ?= python3

.PHONY: help run setup test bench screenshots lint requirements clean
help:
	@$(PYTHON) config/bootstrap.py help
run setup test bench screenshots lint requirements clean:
	@$(PYTHON) config/bootstrap.py $@ $(ARGS)
