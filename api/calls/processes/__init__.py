"""Calls in several processes of one machine, behind the API of one.

The API's own process is the first. It starts the others (`children`), looks where a call is or
should be (`rooms`), and hands offers there (`remote` to `doors`), over sockets in a folder that is
closed to everybody else. Media goes between client and process. All report to the API, over
another of these sockets, and keep their journals in the same folder, so that a call whose process
died goes on in another.
"""
