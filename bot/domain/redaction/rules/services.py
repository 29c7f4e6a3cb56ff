"""Tokens of chat, mail, payment, models and other services, Slack's own included."""

import re

from bot.domain.redaction.rule import APART, LEFT, Rule, mixed, near, numbered, token

SERVICES: tuple[Rule, ...] = (
    token("slack token", r"xox[a-z](?:\.xox[a-z])?-[A-Za-z0-9%/+=-]{8,}[A-Za-z0-9%/+=]", "xox"),
    token(
        "slack token", r"xapp-\d-[A-Za-z0-9]{6,20}-\d{6,20}-[A-Za-z0-9]{16,}+|xwfp-[A-Za-z0-9-]{16,}+", "xapp-", "xwfp-"
    ),
    Rule(
        kind="slack webhook",
        keywords=("hooks.slack",),
        pattern=re.compile(
            r"hooks\.slack(?:-gov)?\.com/(?:services|workflows|triggers|commands|actions|app)/([A-Za-z0-9_/-]{16,}+)"
        ),
    ),
    near("slack signing secret", "slack", r"[0-9a-f]{32}"),
    Rule(
        kind="discord webhook",
        keywords=("/api/webhooks/",),
        pattern=re.compile(r"discord(?:app)?\.com/api/(?:v\d{1,2}/)?webhooks/\d{15,22}/([A-Za-z0-9_-]{40,}+)"),
    ),
    token(
        "discord token",
        r"[MNO][A-Za-z0-9_-]{22,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40}",
        ".",
        check=mixed,
        left=APART,
    ),
    Rule(
        kind="teams webhook",
        keywords=("webhook.office.com",),
        pattern=re.compile(r"webhook\.office\.com/webhookb2/([A-Za-z0-9@/_-]{40,}+)"),
    ),
    token("telegram token", r"\d{8,10}:AA[A-Za-z0-9_-]{32,34}", ":aa"),
    token("stripe key", r"(?:sk|rk)_(?:live|test|org)_[A-Za-z0-9]{16,255}", "k_live_", "k_test_", "k_org_"),
    token("stripe webhook secret", r"whsec_[A-Za-z0-9+/=]{24,128}", "whsec_"),
    token("twilio key", r"SK[0-9a-f]{32}", "sk"),
    near("twilio token", "twilio", r"[0-9a-f]{32}"),
    token("sendgrid key", r"SG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{32,64}", "sg."),
    token("mailgun key", r"key-[0-9a-f]{32}", "key-"),
    token("mailgun key", r"[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}", "-"),
    token("mailchimp key", r"[0-9a-f]{32}-us\d{1,2}", "-us"),
    token("brevo key", r"xkeysib-[0-9a-f]{64}-[A-Za-z0-9]{16}", "xkeysib-"),
    near("postmark token", "postmark", r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
    token("shopify token", r"shp(?:at|ca|pa|ss|ua|tka)_[0-9A-Fa-f]{32}", "shp"),
    token("square token", r"sq0(?:atp|csp|idp)-[A-Za-z0-9_-]{22,43}", "sq0"),
    token("square token", r"EAAA[lE][A-Za-z0-9_-]{55,64}", "eaaa"),
    token("facebook token", r"EAA[A-Za-z0-9]{80,400}", "eaa", check=mixed),
    token("braintree token", r"access_token\$(?:production|sandbox)\$[0-9a-z]{16}\$[0-9a-f]{32}", "access_token$"),
    token("plaid token", r"access-(?:sandbox|development|production)-[0-9a-f-]{36}", "access-"),
    token("anthropic key", r"sk-ant-[a-z0-9]{3,12}-[A-Za-z0-9_-]{40,}+", "sk-ant-"),
    token(
        "openai key",
        r"sk-(?:proj|svcacct|admin|None|or-v1)-[A-Za-z0-9_-]{20,}+|sk-[A-Za-z0-9]{20,}T3BlbkFJ[A-Za-z0-9]{20,}",
        "sk-",
    ),
    token("api key", r"sk-[A-Za-z0-9]{32,}+", "sk-", check=numbered),
    token("hugging face token", r"(?:hf|api_org)_[A-Za-z0-9]{34,40}", "hf_", "api_org_"),
    token("groq key", r"gsk_[A-Za-z0-9]{48,56}", "gsk_"),
    token("xai key", r"xai-[A-Za-z0-9]{70,90}", "xai-"),
    token("replicate token", r"r8_[A-Za-z0-9]{37}", "r8_"),
    token("perplexity key", r"pplx-[A-Za-z0-9]{40,64}", "pplx-"),
    token("notion token", r"ntn_[A-Za-z0-9]{40,60}|secret_[A-Za-z0-9]{43}", "ntn_", "secret_", check=numbered),
    token("supabase key", r"sbp_(?:v0_)?[0-9a-f]{40}|sb_secret_[A-Za-z0-9_-]{20,64}", "sbp_", "sb_secret_"),
    token("airtable token", r"pat[A-Za-z0-9]{14}\.[0-9a-f]{64}", "pat"),
    token("figma token", r"fig[doru]_[A-Za-z0-9_-]{38,64}", "figd_", "figo_", "figr_", "figu_"),
    token("mapbox token", r"sk\.eyJ[A-Za-z0-9_-]{40,}+\.[A-Za-z0-9_-]{20,}+", "sk.eyj"),
    token("dropbox token", r"sl\.[A-Za-z0-9_-]{130,}+", "sl."),
    token("typeform token", r"tfp_[A-Za-z0-9_.=-]{40,64}", "tfp_"),
    token("easypost key", r"EZ[AT]K[A-Za-z0-9]{54}", "ezak", "eztk"),
    token("twitch secret", r"oauth:[a-z0-9]{30}", "oauth:", check=numbered),
    near("okta token", "okta", r"00[A-Za-z0-9_-]{40}"),
    near("zoom secret", "zoom", r"[A-Za-z0-9]{32}"),
    near("algolia key", "algolia", r"[0-9a-f]{32}"),
    near("intercom token", "intercom", r"[A-Za-z0-9+/=_-]{60}"),
    Rule(
        kind="session cookie",
        keywords=("sess", "connect.sid", "cookie"),
        pattern=re.compile(
            rf"(?i:{LEFT}(?:j?sessionid|phpsessid|connect\.sid|asp\.net_sessionid|_?[a-z0-9]{{0,24}}_?session|user_session|remember_token)"
            r"\s{0,2}=\s{0,2}[\"']?)([A-Za-z0-9%._+/=-]{16,}+)"
        ),
        check=numbered,
    ),
)
