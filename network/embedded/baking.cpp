// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/baking.h"

#include "models/media/avif.h"

#include <QBuffer>
#include <QImageReader>
#include <QImageWriter>

#include <algorithm>

namespace personae::embedded::baking {

using namespace Qt::StringLiterals;

namespace {

struct Box
{
    QLatin1StringView name;
    int side;
};
constexpr Box boxes[] = {
    {"vis.tn"_L1, 256}, {"vis.sd"_L1, 720}, {"vis.md"_L1, 1280}, {"vis.hd"_L1, 1920}};
constexpr int thumbnailSide = 80;
constexpr double skipWithin = 1.1;
constexpr qint64 maximumPixels = 100'000'000;

const QStringList &order()
{
    static const QStringList names = {u"vis.pf"_s, u"vis.tn"_s, u"vis.sd"_s,
                                      u"vis.md"_s, u"vis.hd"_s, u"vis.xd"_s};
    return names;
}

QByteArray write(const QImage &image, const QByteArray &format, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    writer.setQuality(quality);
    return writer.write(image) ? bytes : QByteArray();
}

QImage scaled(const QImage &image, int side)
{
    return image.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

Variant webp(const QString &name, const QImage &image)
{
    Variant variant{name, write(image, "webp", 78), u"webp"_s, image.size()};
    if (variant.bytes.isEmpty()) {
        variant.bytes = write(image, "jpeg", 82);
        variant.format = u"jpeg"_s;
    }
    return variant;
}

Variant thumbnail(const QImage &image)
{
    const QImage small = scaled(image, thumbnailSide);
    const QByteArray bytes = avif::encode(small, 60);
    if (bytes.isEmpty())
        return webp(u"vis.pf"_s, small);
    return {u"vis.pf"_s, bytes, u"avif"_s, small.size()};
}

} // namespace

Sniffed sniff(const QByteArray &bytes)
{
    if (bytes.startsWith("\xFF\xD8\xFF") || bytes.startsWith("\x89PNG\r\n\x1A\n"))
        return Sniffed::Picture;
    if (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP")
        return Sniffed::Picture;
    if (bytes.mid(4, 8) == "ftypavif")
        return Sniffed::Avif;
    return Sniffed::Other;
}

QImage decode(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (!size.isValid() || qint64(size.width()) * size.height() > maximumPixels)
        return {};
    return reader.read();
}

Variant bakeFirst(const QImage &image, bool cover)
{
    if (!cover)
        return thumbnail(image);
    const int longest = std::max(image.width(), image.height());
    return webp(u"vis.tn"_s, scaled(image, std::min(longest, boxes[0].side)));
}

QList<Variant> bake(const QImage &image, bool cover)
{
    QList<Variant> variants = {bakeFirst(image, cover)};
    const int longest = std::max(image.width(), image.height());
    double before = cover ? std::min(longest, boxes[0].side) : thumbnailSide;
    for (const Box &box : boxes) {
        const int side = std::min(box.side, longest);
        if (side <= before * skipWithin)
            continue;
        variants.append(webp(box.name, side == longest ? image : scaled(image, side)));
        before = side;
    }
    return variants;
}

qsizetype choose(const QStringList &stored, const QString &wanted)
{
    if (stored.isEmpty() || wanted == "orig"_L1)
        return -1;
    const auto rank = [](const QString &name) { return order().indexOf(name); };
    const QString name = wanted.startsWith("vis."_L1) ? wanted : u"vis."_s + wanted;
    qsizetype best = 0;
    for (qsizetype i = 1; i < stored.size(); ++i) {
        if (rank(stored.at(i)) > rank(stored.at(best)))
            best = i;
    }
    const qsizetype asked = rank(name);
    if (asked < 0)
        return best;
    for (qsizetype smaller = asked; smaller >= 0; --smaller) {
        if (const qsizetype at = stored.indexOf(order().at(smaller)); at >= 0)
            return at;
    }
    for (const QString &larger : order()) {
        if (const qsizetype at = stored.indexOf(larger); at >= 0)
            return at;
    }
    return best;
}

} // namespace personae::embedded::baking
