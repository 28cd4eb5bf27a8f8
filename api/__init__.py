"""Accounts, interviews, results: HTTP, database, storage. One folder a domain."""
