"""How do claims leave the ledger?"""
