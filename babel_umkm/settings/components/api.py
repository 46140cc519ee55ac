"""The REST interface: closed by default, filtered, paged, described."""

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "knox.auth.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["core.parsers.PlainJSONParser"],
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_PAGINATION_CLASS": "core.pagination.Pagination",
    "PAGE_SIZE": 50,
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_VERSIONING_CLASS": None,
    "EXCEPTION_HANDLER": "core.api.exception_handler",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}

REST_KNOX = {
    "TOKEN_LIMIT_PER_USER": 10,
    "AUTO_REFRESH": False,
}

SPECTACULAR_SETTINGS = {
    "TITLE": "Babel UMKM API",
    "DESCRIPTION": "Partnerships and enterprises of Kepulauan Bangka Belitung, as far as the caller may see them.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.IsAuthenticated"],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "COMPONENT_SPLIT_REQUEST": True,
    # Several fields are called "kind" or "status"; each set of values gets a name of its own.
    "ENUM_NAME_OVERRIDES": {
        "RegionKindEnum": "regions.choices.Kind",
        "AgencyKindEnum": "accounts.choices.AgencyKind",
        "PartnerKindEnum": "partnerships.choices.PartnerKind",
        "AgreementKindEnum": "partnerships.choices.AgreementKind",
        "AgreementFileKindEnum": "partnerships.choices.FileKind",
        "AgreementStatusEnum": "partnerships.choices.AgreementStatus",
        "ArticleKindEnum": "partnerships.choices.ArticleKind",
        "RoundStatusEnum": "partnerships.choices.RoundStatus",
        "AnswerStatusEnum": "partnerships.choices.AnswerStatus",
        "ResponseStatusEnum": "partnerships.choices.ResponseStatus",
        "MeetingStatusEnum": "partnerships.choices.MeetingStatus",
        "DecisionStatusEnum": "partnerships.choices.DecisionStatus",
        "CallStatusEnum": "partnerships.choices.CallStatus",
        "ReportStatusEnum": "partnerships.choices.ReportStatus",
        "AnswerVerdictEnum": "partnerships.choices.Verdict",
        "PairVerdictEnum": "enterprises.choices.PairVerdict",
        "RowVerdictEnum": "enterprises.choices.Verdict",
        "YesNoEnum": "enterprises.choices.YesNo",
        "RegistrationChannelEnum": "enterprises.choices.Channel",
        "MarketingChannelEnum": "support.choices.ChannelKind",
        "RegistrationStatusEnum": "enterprises.choices.RegistrationStatus",
        "TrainingStatusEnum": "training.choices.TrainingStatus",
        "EnrolmentStatusEnum": "training.choices.EnrolmentStatus",
        "CertificateStatusEnum": "training.choices.CertificateStatus",
        "RecordStatusEnum": "support.choices.RecordStatus",
        "JobStatusEnum": "jobs.choices.JobStatus",
    },
}
