"""Names become identities: agencies, places, categories, and who wrote before."""
