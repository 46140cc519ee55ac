"""The text of an agreement as a document: laid out, compared, exported to Word and PDF, recognised in a Word file.

Nothing here touches the database or knows who acts.
"""
