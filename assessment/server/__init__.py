"""The launch that wastes nothing: Streamlit's app on a server of our own, with a first page in Swedish.

Knows sockets, signals and the first page. Knows no question and no assessment.
"""

from assessment.server.launch import ServerError, serve

__all__ = ["ServerError", "serve"]
