"""The same sentence model in onnxruntime, for `bench embed`: CPU milliseconds a text, on one thread.

    embed_onnx.py <small weights> < {"texts": [...], "batches": [1, 32]}

Builds the network from the very weights that Undercurrent uses (made single precision again), with fused layer
normalisation and GELU, so that onnxruntime is at its best. Prints {"cpu_ms": {"1": ..., "32": ...}, "first": [...]}.
"""

import json
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import load_file
from tokenizers import BertWordPieceTokenizer

HEADS, HEAD_SIZE, SIZE, LAYERS = 12, 32, 384, 6


class Network:
    def __init__(self, weights):
        self.weights, self.nodes, self.constants = weights, [], {}

    def constant(self, name, array):
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(array), name)
        return name

    def node(self, kind, *inputs, **attributes):
        out = f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [out], **attributes))
        return out

    def linear(self, name, x):
        weight = self.constant(name + ".weight", self.weights[name + ".weight"].T)
        return self.node("Add", self.node("MatMul", x, weight), self.constant(name + ".bias", self.weights[name + ".bias"]))

    def norm(self, name, x):
        scale = self.constant(name + ".scale", self.weights[name + ".LayerNorm.weight"])
        shift = self.constant(name + ".shift", self.weights[name + ".LayerNorm.bias"])
        return self.node("LayerNormalization", x, scale, shift, axis=-1, epsilon=1e-12)

    def heads(self, x, order):
        shape = self.constant("split", np.array([0, 0, HEADS, HEAD_SIZE], dtype=np.int64))
        return self.node("Transpose", self.node("Reshape", x, shape), perm=order)

    def layer(self, name, x, mask):
        query = self.heads(self.linear(name + "attention.self.query", x), [0, 2, 1, 3])
        key = self.heads(self.linear(name + "attention.self.key", x), [0, 2, 3, 1])
        value = self.heads(self.linear(name + "attention.self.value", x), [0, 2, 1, 3])
        root = self.constant("root", np.float32(HEAD_SIZE**0.5))
        scores = self.node("Add", self.node("Div", self.node("MatMul", query, key), root), mask)
        context = self.node("MatMul", self.node("Softmax", scores, axis=-1), value)
        joined = self.constant("join", np.array([0, 0, SIZE], dtype=np.int64))
        context = self.node("Reshape", self.node("Transpose", context, perm=[0, 2, 1, 3]), joined)
        x = self.norm(name + "attention.output", self.node("Add", self.linear(name + "attention.output.dense", context), x))
        wide = self.node("Gelu", self.linear(name + "intermediate.dense", x))
        return self.norm(name + "output", self.node("Add", self.linear(name + "output.dense", wide), x))

    def build(self):
        words = self.constant("words", self.weights["words"])
        x = self.node("Add", self.node("Gather", words, "ids"), "positions")
        x = self.norm("embeddings", x)
        for n in range(LAYERS):
            x = self.layer(f"encoder.layer.{n}.", x, "mask")
        self.nodes.append(helper.make_node("Identity", [x], ["rows"]))
        inputs = [
            helper.make_tensor_value_info("ids", TensorProto.INT64, ["batch", "length"]),
            helper.make_tensor_value_info("positions", TensorProto.FLOAT, [1, "length", SIZE]),
            helper.make_tensor_value_info("mask", TensorProto.FLOAT, ["batch", 1, 1, "length"]),
        ]
        outputs = [helper.make_tensor_value_info("rows", TensorProto.FLOAT, ["batch", "length", SIZE])]
        graph = helper.make_graph(self.nodes, "minilm", inputs, outputs, list(self.constants.values()))
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)


def read(path):
    stored = load_file(path)
    vocabulary = bytes(stored.pop("vocabulary")).decode("utf-8")
    scale = stored.pop("embeddings.word_embeddings.scale")
    words = stored.pop("embeddings.word_embeddings.weight").astype(np.float32) * scale[:, None]
    weights = {name: tensor.astype(np.float32) for name, tensor in stored.items()}
    weights["words"] = words
    weights["positions"] = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"]
    return weights, vocabulary


def tokenizer(vocabulary):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vocab.txt"
        path.write_text(vocabulary, encoding="utf-8")
        tokenizer = BertWordPieceTokenizer(str(path), lowercase=True)
    tokenizer.enable_truncation(256)
    tokenizer.enable_padding()
    return tokenizer


def main():
    weights, vocabulary = read(sys.argv[1])
    task = json.load(sys.stdin)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    network = Network(weights).build().SerializeToString()
    session = onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
    words = tokenizer(vocabulary)

    def embed(texts):
        encoded = words.encode_batch(texts)
        ids = np.array([one.ids for one in encoded], dtype=np.int64)
        seen = np.array([one.attention_mask for one in encoded], dtype=np.float32)
        mask = (1 - seen)[:, None, None, :] * np.float32(-1e9)
        positions = weights["positions"][None, : ids.shape[1]]
        rows = session.run(None, {"ids": ids, "positions": positions, "mask": mask})[0]
        sums = (rows * seen[:, :, None]).sum(1)
        return sums / np.linalg.norm(sums, axis=1, keepdims=True)

    def cpu_ms(batch):
        groups = [task["texts"][at : at + batch] for at in range(0, len(task["texts"]), batch)]
        best = float("inf")
        for _ in range(task["repeats"]):
            begun = time.process_time()
            for group in groups:
                embed(group)
            best = min(best, time.process_time() - begun)
        return best * 1000 / len(task["texts"])

    first = embed(task["texts"][:1])[0]
    times = {str(batch): cpu_ms(batch) for batch in task["batches"]}
    print(json.dumps({"cpu_ms": times, "first": [float(x) for x in first]}))


main()
