"""Says which call the installed AWS CLI makes of a command line, without making it.

JSON Lines {id, words} in, {id, service, operation, params} or {id, fail} out. Nothing is sent: the call is caught where its parameters are
complete, and no socket can be opened. It reads the AWS CLI's own Python package; where there is none it ends with status 3.
"""

import base64
import contextlib
import datetime
import io
import json
import os
import socket
import sys

# What surrounds the recorder is no part of a command.
for name in [name for name in os.environ if name.startswith("AWS_")]:
    del os.environ[name]
os.environ.update(
    AWS_ACCESS_KEY_ID="example",
    AWS_SECRET_ACCESS_KEY="example",
    AWS_DEFAULT_REGION="us-east-1",
    AWS_EC2_METADATA_DISABLED="true",
    AWS_CONFIG_FILE=os.devnull,
    AWS_SHARED_CREDENTIALS_FILE=os.devnull,
)

try:
    import awscli.clidriver
except ImportError:
    sys.exit(3)


def refuse(*_args, **_kwargs):
    raise OSError("no connection is made here")


socket.socket.connect = refuse
socket.create_connection = refuse


class Caught(BaseException):
    """Ends a command before anything is sent; no handler of errors catches it."""


caught = {}


def catch(params, model, **_kwargs):
    caught["call"] = (model.name, dict(params))
    raise Caught()


def plain(value):
    if isinstance(value, (bytes, bytearray)):
        return {"$bytes": base64.b64encode(bytes(value)).decode()}
    if isinstance(value, datetime.datetime):
        return {"$date": value.isoformat()}
    if hasattr(value, "read"):
        return {"$stream": True}
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(part) for part in value]
    return value


driver = awscli.clidriver.create_clidriver()
# Last, so that what the AWS CLI itself does to parameters is done.
driver.session.get_component("event_emitter").register_last("before-parameter-build", catch)


def record(words):
    caught.clear()
    errors = io.StringIO()
    with contextlib.redirect_stderr(errors), contextlib.redirect_stdout(io.StringIO()):
        try:
            driver.main(words)
        except Caught:
            pass
        except SystemExit as end:
            errors.write(f"ended with {end.code}")
        except Exception as error:
            errors.write(repr(error))
    if "call" not in caught:
        return {"fail": errors.getvalue().strip()[-400:]}
    operation, params = caught["call"]
    return {"service": words[0], "operation": operation, "params": plain(params)}


for line in sys.stdin:
    asked = json.loads(line)
    print(json.dumps({"id": asked["id"], **record(asked["words"])}), flush=True)
