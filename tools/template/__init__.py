"""Builds the Word template from code, so that every measure in its look has a name and a reason.

Knows Word's XML and the look. Knows no assessment: the fields are Jinja tags that the writer fills in.
"""
