// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/cloudillo/pictures.h"

#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace personae::cloudillo {

namespace {

constexpr std::array<std::pair<int, const char *>, 6> boxes{{{80, "vis.pf"},
                                                             {256, "vis.tn"},
                                                             {720, "vis.sd"},
                                                             {1280, "vis.md"},
                                                             {1920, "vis.hd"},
                                                             {3840, "vis.xd"}}};

/// L0 shows an object of sizes in its full form; the largest that is there.
QString largestOf(const QJsonObject &sizes)
{
    for (const auto &size : {u"hd"_s, u"sd"_s, u"tn"_s, u"ic"_s}) {
        const QString id = sizes.value(size).toString();
        if (!id.isEmpty())
            return id;
    }
    return {};
}

bool isOldBlob(const QString &id)
{
    static const QRegularExpression hash(u"^[A-Za-z0-9_-]{43}$"_s);
    return hash.match(id).hasMatch();
}

PictureVariant variantFrom(const QString &text)
{
    const QStringList parts = text.split(u':');
    PictureVariant variant;
    if (parts.size() < 2)
        return variant;
    variant.name = parts.at(0);
    variant.blob = parts.at(1);
    for (const QString &part : parts.sliced(2)) {
        const QString value = part.section(u'=', 1);
        if (part.startsWith("f="_L1))
            variant.format = value;
        else if (part.startsWith("s="_L1))
            variant.bytes = value.toLongLong();
        else if (part.startsWith("r="_L1))
            variant.size = {value.section(u'x', 0, 0).toInt(), value.section(u'x', 1).toInt()};
    }
    return variant;
}

} // namespace

QString pictureIdFrom(const QJsonValue &value)
{
    const QString text = value.isObject() ? largestOf(value.toObject()) : value.toString();
    if (text.contains("://"_L1))
        return text;
    return text.sliced(text.lastIndexOf(u'/') + 1).section(u'?', 0, 0);
}

bool isPassingId(QStringView id)
{
    return id.startsWith(u'@');
}

QString variantFor(int edgePixels)
{
    for (const auto &[edge, name] : boxes) {
        if (edgePixels <= edge)
            return QLatin1StringView(name);
    }
    return QLatin1StringView(boxes.back().second);
}

QList<PictureVariant> variantsFrom(const QString &descriptor)
{
    QList<PictureVariant> variants;
    const QStringList parts = descriptor.sliced(descriptor.indexOf(u',') + 1).split(u';');
    for (const QString &part : parts) {
        const PictureVariant variant = variantFrom(part);
        if (!variant.blob.isEmpty())
            variants.append(variant);
    }
    return variants;
}

QByteArray uploadTypeOf(const QByteArray &bytes)
{
    if (bytes.startsWith("\xFF\xD8\xFF"))
        return "image/jpeg";
    if (bytes.startsWith("\x89PNG\r\n\x1A\n"))
        return "image/png";
    if (bytes.startsWith("RIFF") && bytes.size() >= 12 && bytes.sliced(8).startsWith("WEBP"))
        return "image/webp";
    return {};
}

QByteArray picturePath(const QString &id, const QString &filesRoot)
{
    const QByteArray segment = QUrl::toPercentEncoding(id, "@");
    if (isOldBlob(id))
        return "/api/store/" + segment;
    const QByteArray root = filesRoot.toLatin1();
    const bool blob = id.startsWith("b1~"_L1) && root != "/file/";
    return root + (blob ? QByteArray("variant/") : QByteArray()) + segment;
}

bool takesVariant(const QString &id)
{
    return !id.startsWith("b1~"_L1) && !isOldBlob(id);
}

} // namespace personae::cloudillo
