"""Every page that anyone may open without signing in. A new one is a decision: it is written down here."""

PUBLIC_PAGES = {
    "healthz",
    "readyz",
    "set_language",
    "core:landing",
    "core:set_theme",
    "core:style_guide",
    "core:style_guide_part",
    # Public facts: names and codes of regions.
    "regions:children",
    "regions:search",
    # The portal invites whoever is not signed in; a registration is found by its number and secret code.
    "enterprises:portal",
    "enterprises:status",
    "enterprises:status-link",
    # The businesses whose owners want to be found; nothing of the owners.
    "enterprises:directory",
    "enterprises:directory-entry",
    "enterprises:directory-photo",
    "enterprises:sitemap",
    # A certificate is found by its secret code.
    "training:verify",
    "training:certificate",
    # What the province has agreed with whom is public; a draft is not in it.
    "partnerships:public_register",
    "partnerships:public",
}

#: Routes of the API that answer without a token or session.
PUBLIC_API = {"v1:region-list", "v1:region-detail", "v1:token-list"}

#: Pages of the sign-in package that anyone may open; every other one of them asks to sign in first.
PUBLIC_SIGN_IN = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_signup",
    "account_email_verification_sent",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_confirm_email",
}
