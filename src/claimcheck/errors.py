"""Which exception means that the program was used wrongly?

There are three kinds of trouble, never mixed. Something about the claims is a *finding*: it is returned, never raised,
and that includes files that cannot be read. A bug propagates with its traceback. What is left is wrong use.
"""


class UsageError(Exception):
    """Wrong use of the program: a bad option, an unknown rule, a settings file that cannot be read.

    The text is one line that says what is wrong and what to do.
    """
