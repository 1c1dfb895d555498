// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/media/imagesegments.h"

#include <QtEndian>

namespace personae::imagesegments {

namespace {

/// The position of the next marker in a scan's coded data: 0xFF followed by neither 0 (a coded
/// 0xFF) nor a restart marker nor another fill byte. -1 at the end.
qsizetype nextMarker(const QByteArray &bytes, qsizetype from)
{
    for (qsizetype at = bytes.indexOf('\xFF', from); at >= 0 && at + 1 < bytes.size();
         at = bytes.indexOf('\xFF', at + 1)) {
        const int marker = uchar(bytes[at + 1]);
        if (marker != 0 && marker != 0xFF && (marker < 0xD0 || marker > 0xD7))
            return at;
    }
    return -1;
}

qsizetype skipSubBlocks(const QByteArray &bytes, qsizetype at)
{
    while (at < bytes.size()) {
        const int length = uchar(bytes[at]);
        if (length == 0)
            return at + 1;
        at += 1 + length;
    }
    return -1;
}

qsizetype colourTableBytes(char packed)
{
    const int flags = uchar(packed);
    return (flags & 0x80) != 0 ? qsizetype(3) << ((flags & 7) + 1) : 0;
}

} // namespace

bool walkJpeg(const QByteArray &bytes, const std::function<void(int, QByteArrayView)> &visit)
{
    qsizetype at = 2;
    while (at + 1 < bytes.size()) {
        if (uchar(bytes[at]) != 0xFF)
            return false;
        const int marker = uchar(bytes[at + 1]);
        if (marker == 0xFF) { // fill
            ++at;
            continue;
        }
        if (marker == 0xD9)
            return true;
        if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {
            at += 2;
            continue;
        }
        if (at + 4 > bytes.size())
            return false;
        const qsizetype length = qFromBigEndian<quint16>(bytes.constData() + at + 2);
        if (length < 2 || at + 2 + length > bytes.size())
            return false;
        if (visit)
            visit(marker, QByteArrayView(bytes).sliced(at + 4, length - 2));
        at += 2 + length;
        if (marker == 0xDA) {
            at = nextMarker(bytes, at);
            if (at < 0)
                return false;
        }
    }
    return false;
}

bool walkPng(const QByteArray &bytes,
             const std::function<void(const QByteArray &, QByteArrayView)> &visit)
{
    qsizetype at = 8;
    while (at + 12 <= bytes.size()) {
        const qint64 length = qFromBigEndian<quint32>(bytes.constData() + at);
        const QByteArray name = bytes.mid(at + 4, 4);
        if (at + 12 + length > bytes.size())
            return false;
        if (visit)
            visit(name, QByteArrayView(bytes).sliced(at + 8, length));
        if (name == "IEND")
            return true;
        at += 12 + length;
    }
    return false;
}

void walkWebp(const QByteArray &bytes,
              const std::function<void(const QByteArray &, QByteArrayView)> &visit)
{
    qsizetype at = 12;
    while (at + 8 <= bytes.size()) {
        const qint64 length = qFromLittleEndian<quint32>(bytes.constData() + at + 4);
        if (at + 8 + length > bytes.size())
            return;
        visit(bytes.mid(at, 4), QByteArrayView(bytes).sliced(at + 8, length));
        at += 8 + length + (length & 1);
    }
}

GifShape walkGif(const QByteArray &bytes)
{
    GifShape shape;
    if (bytes.size() < 13)
        return shape;
    qsizetype at = 13 + colourTableBytes(bytes[10]);
    while (at >= 0 && at < bytes.size()) {
        const int kind = uchar(bytes[at]);
        if (kind == 0x21 && at + 1 < bytes.size()) { // extension
            shape.hasComment = shape.hasComment || uchar(bytes[at + 1]) == 0xFE;
            at = skipSubBlocks(bytes, at + 2);
        } else if (kind == 0x2C && at + 10 < bytes.size()) { // frame
            ++shape.frames;
            at = skipSubBlocks(bytes, at + 11 + colourTableBytes(bytes[at + 9]));
            if (shape.frames == 1)
                shape.firstFrameWhole = at >= 0;
        } else {
            break;
        }
    }
    return shape;
}

} // namespace personae::imagesegments
