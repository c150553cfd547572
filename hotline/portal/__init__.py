"""The citizen portal: report, follow, rate and read figures, on a phone, without an account and without JavaScript.

Nobody signs in here. A report is a draft (`drafts`) until it is sent; a matter is opened by number and code or by a
signed link (`proof`, `links`), for as long as the browser is in use.
"""
