"""What stands where a secret could, and is none: references, placeholders, masks, types, words about secrets."""

import re

# Words that are said about secrets; a value made of them alone is none.
_WORDS_TEXT = """
    a about added after all already also an and any are argument arg as at auth available bad be been before being
    blank bool boolean by bytes cannot changed changeme change_me change-me char check count created default defined
    deleted denied detected disabled do does done each either empty enabled encrypted enter error example expired
    expires expiry exposed fail failed fails failure false field file fine flag for forgotten found from gone good
    had has have here hidden how if in incorrect input int integer internal invalid is issue it its keep key leaked
    left length lost manager managed masked max me min missing mismatch must my n/a na name needed needs new next
    nil no none not nothing now null object of ok okay old omitted on once only option options flags arguments
    optional or our out param placeholder please pending policy problem prompt protected provided public random read
    redacted removed rejected required requirements reset resets revoked rotated rotation same sealed see sent set
    should secretstr short somewhere soon stored str string stdin strong support task tbd temporary test text that
    the their there these this to todo tomorrow today too true type undefined unchanged unknown unset update updated
    use used user valid validation value varchar via wait was we weak were what when where which will with works
    working wrong yes you your again later long password passwd passphrase token secret credentials username
"""
WORDS = frozenset(_WORDS_TEXT.split())

_REFERENCE = re.compile(
    r"\$[A-Z_][A-Z0-9_]*|\$[a-z_]+|\$[{(].*|\$\d|(?i:\$env:\w+)|%[A-Za-z_]\w*%|%\(\w+\)s|%[a-z]|:[a-z_]\w*|@[a-z_]\w*|\?|"
    r"#?\{.*\}?|\{\{.*|<[%?]?[\w .:=/-]*[%?]?>?|\[.*|\(.*|!(?:vault|Ref|Sub|GetAtt|ImportValue|reference|env)\b.*|"
    r"(?:vault|op|sm|ssm|gsm|awssm|ref\+\w+|arn|secretref|env|file|secret|keyring|azurekeyvault|gcp|aws|sops|doppler|k8s):.*|"
    r"(?:ENC|AES|PKCS7|DEC)\[.*|\{cipher\}.*|[a-z][a-z0-9+.-]{1,20}://.*|projects/.*|sha\d{1,3}[:-].*|"
    r"[.~]?/[\w.@-]*(?:/[\w.@-]*)*|[A-Za-z]:\\.*|\.{1,2}/.*"
)
_CODE = re.compile(
    r"[A-Za-z_][\w.]*(?:::[A-Za-z_]\w*)*\((?:.*\)|.*\($|)[);,]*.*|[A-Za-z_][\w.]*\[.*|"
    r"(?:self|this|os|sys|process|config|conf|settings|args|env|ctx|cfg|options|opts|params|request|req|user|data|values|var|local|"
    r"module|each|secrets|vault|github|inputs|form|body|app|props|state|event|\.Values|System)\.[A-Za-z_].*|"
    r"(?:Optional|Union|List|Annotated|Secret|str|string)[\[<|].*"
)
_MASK = re.compile(
    r"[*•●·.…x#_?-]{3,}|(?i:x{3,})|.{0,8}[*•●]{3,}.{0,8}|\.\.\.|….*|.*(?:\.\.\.|…)|.{0,12}x{6,}.{0,6}", re.DOTALL
)
_SAMPLE = re.compile(
    r"(?i)(?:your|my|some|the|an?|insert|enter|put|replace|add|change|example|sample|dummy|fake|todo|fixme)(?:[-_ ].*)?"
    r"|[<\[{(].{0,60}[>\]})]|.*[-_ ](?:here|placeholder|redacted)|placeholder.*"
)
_OF_SECRETS = {"password", "passwd", "passphrase", "pwd", "pass", "secret", "secrets", "token", "tokens", "key", "keys"}
_PARTS = re.compile(r"[_.\s-]+|(?<=[a-z])(?=[A-Z])")


def is_placeholder(value: str) -> bool:
    """Say whether `value` only points at a secret, hides one or talks about one."""
    bare = value.strip(".,;:!?*_~`").lower()
    return (
        not bare
        or value != value.strip()
        or bare in WORDS
        or any(form.fullmatch(value) for form in (_REFERENCE, _CODE, _MASK, _SAMPLE))
        or _is_name_of_secret(value)
    )


def is_mask(value: str) -> bool:
    """Say whether `value` is a reference to a variable or hides what it was, and is no more than that."""
    return _MASK.fullmatch(value) is not None or re.fullmatch(r"\$\{?\w+\}?|\{.*\}|<.*>?|%\w+%|:\w+", value) is not None


def _is_name_of_secret(value: str) -> bool:
    """Say whether `value` is an identifier such as `db_password`: the name of a secret, without a digit."""
    words = [word.lower() for word in _PARTS.split(value)]
    return all(word.isalpha() for word in words) and words[-1] in _OF_SECRETS
