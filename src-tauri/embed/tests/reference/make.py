"""Makes the reference that tests/reference.rs holds the Rust code against.

    python3 -m venv venv && venv/bin/pip install tokenizers==0.23.3 numpy safetensors==0.8.0
    venv/bin/python make.py <folder with the published model> <small weights>

pieces.json   texts and their word pieces, from the model's own tokenizer (Hugging Face `tokenizers`)
points.json   for every block of 4096 Unicode code points, a digest of the pieces of each in three settings
texts.json    200 texts, and in vectors.f32 their vectors: the model computed in float64 with the exact error function,
              from the small weights (bytes times scale, halves), rounded to float32 only at the end
"""

import hashlib
import json
import math
import random
import sys
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

HERE = Path(__file__).parent
PUBLISHED, SMALL = Path(sys.argv[1]), Path(sys.argv[2])
LIMIT, LAYERS, HEADS, SIZE = 256, 6, 12, 384

SENTENCES = """be taken seriously by her board
Increase my brand's social media engagement by 50%
understand my value and attract a community that needs it
Double my net worth
disarm half of my insecurities
Medicate my back pain
long-term posture and mobility
asking what nobody dares to ask
I take a mess of notes and find the one sentence in it.
She said: "I don't know why I keep saying yes."
He was late again, apologised twice, and then talked for forty minutes without a pause.
The café in Zürich; naïve résumé, smörgåsbord, Ærøskøbing
Patience with beginners. I never mind the fifth question.
Twelve logo variations by Monday
Being heard before being advised
What would make that unnecessary?
50 € / month, 3.5 hours, 2026-11-22, 14:30
Мне нужно, чтобы меня услышали
我需要被理解
دعني أتنفس قليلا
צריך מישהו שיקשיב
心配しなくていいと言ってほしい
이해받고 싶어요
मुझे समझा जाए
👩‍👩‍👧‍👦 family first ❤️ 🇨🇭""".split("\n")

ALPHABETS = [
    "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789", "àéîõüçñåøßœæžřůłığİıſ", "ΑΒΓΔΣσςωάέή",
    "АБВЖЩЪЫЬЭЮЯабвгдёйїґ", "我你他的是不了人在有中国心愛漢字㐀𠀀豈", "あいうえおがぎぐパピプペポカ゛ー", "가각힣각한국어",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهوي\u064b\u0651", "אבגדהוזחטיכלמנסעפצקרשת\u05b0\u05bc", "कखगघचछजझटठ\u093e\u093f\u094d\u0902",
    "กขคงจ\u0e31\u0e34\u0e48", "😀😂🥲👩🏽\u200d🚀👍🏿❤\ufe0f🇨🇭🏳\u200d🌈⌛", "\u0300\u0301\u0308\u0323\u0327\u0345\u20dd\u1ab0\u1dc0\U0001d165",
    "\x00\x01\x07\x08\x0b\x0c\x1b\x7f\x80\x85\x9f\u00ad\u200b\u200e\u200f\u202a\u202e\u2066\ufeff\ufffd\ufffe\uffff",
    " \t\n\r\u00a0\u1680\u2003\u2028\u2029\u202f\u205f\u3000", ".,;:!?'\"()[]{}<>@#$%^&*_+-=/\\|~`", "«»„“”‘’–—…‹›¿¡§¶•·。、！？「」",
    "€£¥₿°±×÷∑∞≠√→⇒½¾²³№™©®", "\ue000\uf8ff\U000f0000\U0010ffff\u0378\u05ff\U0001f9ff\U0001fbff", "ﬁﬂﬀﬃ㎏ⅷⅨ①②Ａｂｃ𝐀𝒷𝔾",
]
MARKS = ["[CLS]", "[SEP]", "[PAD]", "[UNK]", "[MASK]", "[cls]", "[MASK", "[[SEP]]"]


def stress_texts(random, count):
    """Letters of one alphabet, of several, words, spelled-out marks and long runs, mixed."""
    words = " ".join(SENTENCES).split()
    for _ in range(count):
        parts = []
        for _ in range(random.randint(1, 8)):
            kind = random.random()
            if kind < 0.4:
                parts.append(random.choice(words))
            elif kind < 0.7:
                alphabet = random.choice(ALPHABETS)
                parts.append("".join(random.choice(alphabet) for _ in range(random.randint(1, 7))))
            elif kind < 0.95:
                parts.append("".join(random.choice(random.choice(ALPHABETS)) for _ in range(random.randint(1, 7))))
            elif kind < 0.98:
                parts.append(random.choice(MARKS))
            else:
                parts.append(random.choice("axé中") * random.randint(95, 105))
        yield random.choice(["", " ", " ", "  "]).join(parts)


def pieces(tokenizer, random):
    texts = SENTENCES + ["", " ", "\x00", "a" * 100, "a" * 101, "é" * 101, "I" * 5000, "word " * 400, "中" * 300]
    texts += list(stress_texts(random, 2800))
    rows = [[text, encoded.ids] for text, encoded in zip(texts, tokenizer.encode_batch(texts))]
    lines = ",\n".join(json.dumps(row, ensure_ascii=True, separators=(",", ":")) for row in rows)
    (HERE / "pieces.json").write_text(f"[\n{lines}\n]\n", encoding="ascii")


def points(tokenizer):
    digests = []
    for block in range(0, 0x110000, 4096):
        sums = hashlib.sha256()
        chars = [chr(c) for c in range(block, block + 4096) if not 0xD800 <= c <= 0xDFFF]
        texts = [text for c in chars for text in (c, f"a{c}b", f"e{c}\u0301 {c}s")]
        for encoded in tokenizer.encode_batch(texts):
            sums.update(np.array(encoded.ids, dtype="<u4").tobytes())
        digests.append(sums.hexdigest()[:16])
    (HERE / "points.json").write_text(json.dumps(digests, indent=0) + "\n", encoding="ascii")


def dequantised():
    stored = load_file(SMALL)
    scale = stored.pop("embeddings.word_embeddings.scale").astype(np.float64)
    words = "embeddings.word_embeddings.weight"
    del stored["vocabulary"]
    weights = {name: tensor.astype(np.float64) for name, tensor in stored.items()}
    weights[words] *= scale[:, None]
    return weights


def vector(w, ids):
    def linear(name, x):
        return x @ w[name + ".weight"].T + w[name + ".bias"]

    def norm(name, x):
        x = x - x.mean(-1, keepdims=True)
        x = x / np.sqrt((x * x).mean(-1, keepdims=True) + 1e-12)
        return x * w[name + ".LayerNorm.weight"] + w[name + ".LayerNorm.bias"]

    gelu = np.vectorize(lambda x: 0.5 * x * (1 + math.erf(x / math.sqrt(2))))
    x = w["embeddings.word_embeddings.weight"][ids] + w["embeddings.position_embeddings.weight"][: len(ids)]
    x = norm("embeddings", x + w["embeddings.token_type_embeddings.weight"])
    for n in range(LAYERS):
        layer = f"encoder.layer.{n}."
        heads = [linear(layer + "attention.self." + part, x).reshape(len(ids), HEADS, -1).swapaxes(0, 1) for part in ("query", "key", "value")]
        scores = heads[0] @ heads[1].swapaxes(1, 2) / math.sqrt(SIZE / HEADS)
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        context = (scores / scores.sum(-1, keepdims=True) @ heads[2]).swapaxes(0, 1).reshape(len(ids), SIZE)
        x = norm(layer + "attention.output", linear(layer + "attention.output.dense", context) + x)
        x = norm(layer + "output", linear(layer + "output.dense", gelu(linear(layer + "intermediate.dense", x))) + x)
    mean = x.mean(0)
    return mean / np.linalg.norm(mean)


def vectors(tokenizer, random):
    texts = SENTENCES + ["", "word " * 400] + list(stress_texts(random, 200 - len(SENTENCES) - 2))
    weights = dequantised()
    rows = np.stack([vector(weights, encoded.ids) for encoded in tokenizer.encode_batch(texts)])
    (HERE / "texts.json").write_text(json.dumps(texts, indent=0) + "\n", encoding="ascii")
    (HERE / "vectors.f32").write_bytes(rows.astype("<f4").tobytes())


def main():
    tokenizer = Tokenizer.from_file(str(PUBLISHED / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LIMIT)
    pieces(tokenizer, random.Random(1))
    points(tokenizer)
    vectors(tokenizer, random.Random(2))


main()
