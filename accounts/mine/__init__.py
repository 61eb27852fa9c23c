"""My account: what a person sees, changes, takes along and ends of what the newsroom holds about them."""
