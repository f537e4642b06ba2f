"""From tables to what a reader opens: executed notebooks, pages, figures and CSV."""

import sys

# what checks a notebook's and a chart's schema imports, where it is there, a grammar of internationalised addresses
# that takes longer to build than any page, and asks it nothing
sys.modules.setdefault("rfc3987_syntax", None)
