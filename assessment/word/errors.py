"""What can go wrong with a Word document; each message is one Swedish sentence or two and says what to do.

Knows no template and no text.
"""

from assessment.service.errors import ServiceError


class DocumentError(ServiceError):
    """No document could be made. The answers are not touched."""


class TemplateError(DocumentError):
    """The template cannot be used: it is missing, no Word file, or has a tag that is wrong."""


class LostTextError(DocumentError):
    """The finished file lacks something that was to stand in it, so it is not given out."""
