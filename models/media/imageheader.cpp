// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/media/imageheader.h"

#include "models/media/avif.h"
#include "models/media/imagesegments.h"

#include <QtEndian>

using namespace Qt::StringLiterals;

namespace personae::imageheader {

namespace {

/// What a JPEG's frame and scan headers say.
struct JpegFrame
{
    qint64 width = 0;
    qint64 height = 0;
    int parts = 0; ///< colour components
    int firstScanParts = 0;
    bool progressive = false;
    bool huffman = true;

    void note(int marker, QByteArrayView body)
    {
        const bool isFrame =
            marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (isFrame && body.size() >= 6) {
            height = qFromBigEndian<quint16>(body.data() + 1);
            width = qFromBigEndian<quint16>(body.data() + 3);
            parts = uchar(body[5]);
            progressive = (marker & 3) == 2;
            huffman = marker < 0xC8;
        } else if (marker == 0xDA && firstScanParts == 0 && !body.isEmpty()) {
            firstScanParts = uchar(body[0]);
        }
    }

    /// Every block of 8 x 8 costs at least a bit, in Huffman codes: less is a claim without a
    /// picture.
    [[nodiscard]] bool plausible(qsizetype bytes) const
    {
        return parts > 0 && firstScanParts > 0 && (!huffman || bytes * 8 >= width * height / 64);
    }
};

bool isWholeJpeg(const QByteArray &bytes)
{
    JpegFrame frame;
    const bool ended = imagesegments::walkJpeg(
        bytes, [&frame](int marker, QByteArrayView body) { frame.note(marker, body); });
    return ended && frame.plausible(bytes.size());
}

bool isWholeWebp(const QByteArray &bytes)
{
    const auto claimed = qint64(qFromLittleEndian<quint32>(bytes.constData() + 4)) + 8;
    return bytes.size() >= claimed;
}

/// Uncompressed rows only: Qt fills missing ones with nothing and reports success.
bool isWholeBmp(const QByteArray &bytes)
{
    if (bytes.size() < 54)
        return false;
    const char *data = bytes.constData();
    if (qFromLittleEndian<quint32>(data + 14) < 40 || qFromLittleEndian<quint32>(data + 30) != 0)
        return true;
    const qint64 offset = qFromLittleEndian<quint32>(data + 10);
    const qint64 width = qAbs(qint64(qFromLittleEndian<qint32>(data + 18)));
    const qint64 height = qAbs(qint64(qFromLittleEndian<qint32>(data + 22)));
    const qint64 bits = qFromLittleEndian<quint16>(data + 28);
    return bytes.size() >= offset + (width * bits + 31) / 32 * 4 * height;
}

bool isAnimatedWebp(const QByteArray &bytes)
{
    return bytes.size() > 20 && bytes.mid(12, 4) == "VP8X"_ba && (uchar(bytes[20]) & 0x02) != 0;
}

bool hasPngChunk(const QByteArray &bytes, const QByteArray &name)
{
    bool found = false;
    imagesegments::walkPng(
        bytes, [&](const QByteArray &chunk, QByteArrayView) { found = found || chunk == name; });
    return found;
}

} // namespace

QByteArray sniff(const QByteArray &bytes)
{
    const QByteArrayView head = QByteArrayView(bytes).first(qMin<qsizetype>(16, bytes.size()));
    if (head.startsWith("\xFF\xD8\xFF"))
        return "jpeg"_ba;
    if (head.startsWith("\x89PNG\r\n\x1A\n"))
        return "png"_ba;
    if (head.startsWith("GIF87a") || head.startsWith("GIF89a"))
        return "gif"_ba;
    if (head.size() >= 16 && head.startsWith("RIFF") && head.sliced(8, 4) == "WEBP")
        return "webp"_ba;
    if (avif::looksLikeAvif(bytes))
        return "avif"_ba;
    // Two letters are little to go by: the reserved words of a bitmap's header must be zero as
    // well.
    if (head.size() >= 14 && head.startsWith("BM") &&
        head.sliced(6, 4) == QByteArrayView("\0\0\0\0", 4))
        return "bmp"_ba;
    if (head.startsWith(QByteArrayView("II*\0", 4)) || head.startsWith(QByteArrayView("MM\0*", 4)))
        return "tiff"_ba;
    return {};
}

bool isWhole(const QByteArray &bytes, const QByteArray &format)
{
    if (format == "jpeg")
        return isWholeJpeg(bytes);
    if (format == "png")
        return imagesegments::walkPng(bytes, {});
    if (format == "gif")
        return imagesegments::walkGif(bytes).firstFrameWhole;
    if (format == "webp")
        return isWholeWebp(bytes);
    if (format == "bmp")
        return isWholeBmp(bytes);
    return true; // AVIF and TIFF: their decoders notice by themselves
}

bool isAnimated(const QByteArray &bytes, const QByteArray &format)
{
    if (format == "gif")
        return imagesegments::walkGif(bytes).frames > 1;
    if (format == "webp")
        return isAnimatedWebp(bytes);
    return format == "png" && hasPngChunk(bytes, "acTL"_ba);
}

bool isMultiScanJpeg(const QByteArray &bytes)
{
    JpegFrame frame;
    imagesegments::walkJpeg(
        bytes, [&frame](int marker, QByteArrayView body) { frame.note(marker, body); });
    return frame.progressive || frame.firstScanParts != frame.parts;
}

} // namespace personae::imageheader
