"""The migrations, oldest first; `schema` runs them."""
