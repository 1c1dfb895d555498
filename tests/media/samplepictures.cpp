// SPDX-License-Identifier: GPL-3.0-or-later
#include "samplepictures.h"

#include <QBuffer>
#include <QFile>
#include <QImageWriter>
#include <QPainter>
#include <QRandomGenerator>
#include <QtEndian>

#include <array>
#include <sys/resource.h>

namespace sample {

namespace {

QByteArray bigEndian(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

quint32 crc32(const QByteArray &bytes)
{
    quint32 crc = 0xFFFFFFFFU;
    for (const char byte : bytes) {
        crc ^= uchar(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

QByteArray chunk(const QByteArray &name, const QByteArray &body)
{
    return bigEndian(quint32(body.size())) + name + body + bigEndian(crc32(name + body));
}

QByteArray entry(quint16 tag, quint16 type, quint32 count, quint32 value)
{
    QByteArray bytes(12, '\0');
    qToLittleEndian(tag, bytes.data());
    qToLittleEndian(type, bytes.data() + 2);
    qToLittleEndian(count, bytes.data() + 4);
    qToLittleEndian(value, bytes.data() + 8);
    return bytes;
}

} // namespace

QImage quarters(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    const std::array<QColor, 4> colours{QColor(220, 40, 40), QColor(40, 190, 60),
                                        QColor(40, 70, 210), QColor(230, 210, 50)};
    QPainter painter(&image);
    const int halfWidth = width / 2;
    const int halfHeight = height / 2;
    painter.fillRect(0, 0, halfWidth, halfHeight, colours[0]);
    painter.fillRect(halfWidth, 0, width - halfWidth, halfHeight, colours[1]);
    painter.fillRect(0, halfHeight, halfWidth, height - halfHeight, colours[2]);
    painter.fillRect(halfWidth, halfHeight, width - halfWidth, height - halfHeight, colours[3]);
    return image;
}

QImage noise(int width, int height, quint32 seed)
{
    QImage image(width, height, QImage::Format_RGB32);
    QRandomGenerator random(seed);
    for (int y = 0; y < height; ++y)
        random.fillRange(reinterpret_cast<quint32 *>(image.scanLine(y)), width);
    return image;
}

QByteArray encoded(const QImage &image, const char *format, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    writer.setQuality(quality);
    writer.write(image);
    return bytes;
}

QByteArray exifBlock(int orientation)
{
    QByteArray block = QByteArrayLiteral("II*\0\x08\0\0\0");
    block += QByteArrayLiteral("\x05\0");
    block += entry(0x010F, 2, 4, 0x656D6341); // maker "Acme"
    block += entry(0x0112, 3, 1, quint32(orientation));
    block += entry(0x0132, 2, 20, 74); // date, after the directories
    block += entry(0x8769, 4, 1, 94);
    block += entry(0x8825, 4, 1, 112);
    block += QByteArrayLiteral("\0\0\0\0");
    block += QByteArrayLiteral("2024:05:12 14:02:33\0"); // at 74
    block += QByteArrayLiteral("\x01\0") + entry(0x9003, 2, 4, 0) +
             QByteArrayLiteral("\0\0\0\0"); // at 94
    block += QByteArrayLiteral("\x01\0") + entry(0x0001, 2, 2, 'N') + QByteArrayLiteral("\0\0\0\0");
    return block;
}

QByteArray withSegment(const QByteArray &jpeg, int marker, const QByteArray &body)
{
    QByteArray segment(4, '\xFF');
    segment[1] = char(marker);
    qToBigEndian(quint16(body.size() + 2), segment.data() + 2);
    return jpeg.left(2) + segment + body + jpeg.mid(2);
}

QByteArray withExif(const QByteArray &jpeg, int orientation)
{
    return withSegment(jpeg, 0xE1, QByteArrayLiteral("Exif\0\0") + exifBlock(orientation));
}

QByteArray withChunk(const QByteArray &png, const QByteArray &name, const QByteArray &body)
{
    const qsizetype afterHeader = 8 + 12 + 13;
    return png.left(afterHeader) + chunk(name, body) + png.mid(afterHeader);
}

QByteArray pngClaiming(quint32 width, quint32 height)
{
    QByteArray header = bigEndian(width) + bigEndian(height) + QByteArrayLiteral("\x08\x06\0\0\0");
    return QByteArrayLiteral("\x89PNG\r\n\x1A\n") + chunk("IHDR", header) +
           chunk("IDAT", qCompress(QByteArray(64, '\0')).mid(4)) + chunk("IEND", {});
}

QByteArray jpegClaiming(quint16 width, quint16 height)
{
    QByteArray jpeg = encoded(quarters(64, 64), "jpeg");
    const qsizetype frame = jpeg.indexOf("\xFF\xC0");
    qToBigEndian(height, jpeg.data() + frame + 5);
    qToBigEndian(width, jpeg.data() + frame + 7);
    return jpeg;
}

qint64 peakMemory()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return qint64(usage.ru_maxrss) * 1024;
}

} // namespace sample
