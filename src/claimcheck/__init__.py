"""A type checker for facts.

To understand the program read five files in this order: ``README.md``, ``model.py`` (what is recorded), ``finding.py`` (what a
run says), one rule with its page (``rules/value_conflict.py`` and ``.md``), and ``engine.py``.
"""

__version__ = "0.1.0"
