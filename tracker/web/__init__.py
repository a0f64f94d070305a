"""The page: the record in a browser, and its answers for programs over HTTP."""
