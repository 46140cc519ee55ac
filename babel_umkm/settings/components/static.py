"""Static files as production serves them: compressed, and named by their content so that browsers keep them."""

HASHED_STATIC = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
