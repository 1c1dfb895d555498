// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/addressing.h"

#include <QUrl>

#include <algorithm>

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

/// N of 127.0.0.N, 1 for the other names of this computer, 0 for any other host.
int loopbackNumber(const QString &host)
{
    if (host == "localhost"_L1 || host == "[::1]"_L1)
        return 1;
    constexpr auto network = "127.0.0."_L1;
    return host.startsWith(network) ? host.mid(network.size()).toInt() : 0;
}

void takeTenantPrefix(Address &address)
{
    if (!address.path.startsWith("/~"_L1))
        return;
    const qsizetype end = address.path.indexOf(u'/', 2);
    const QString tag = address.path.mid(2, end < 0 ? -1 : end - 2);
    address.idTag = canonicalIdTag(QUrl::fromPercentEncoding(tag.toUtf8()));
    address.path = end < 0 ? u"/"_s : address.path.mid(end);
}

} // namespace

QString canonicalIdTag(const QString &typed)
{
    QString tag = typed.trimmed().toLower().normalized(QString::NormalizationForm_C);
    if (const qsizetype colon = tag.lastIndexOf(u':'); colon > 0)
        tag.truncate(colon);
    if (tag.endsWith(u'.'))
        tag.chop(1);
    if (!tag.contains("xn--"_L1))
        return tag;
    const QString unicode = QUrl::fromAce(tag.toLatin1(), QUrl::IgnoreIDNWhitelist);
    return unicode.isEmpty() ? tag : unicode;
}

bool isCanonicalIdTag(const QString &idTag)
{
    const bool letters = std::all_of(idTag.begin(), idTag.end(), [](QChar c) {
        return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == u'-' || c == u'.';
    });
    return letters && idTag.contains(u'.') && idTag == canonicalIdTag(idTag);
}

Address addressOf(const QByteArray &host, const QByteArray &target)
{
    Address address;
    const QString whole = QString::fromUtf8(target);
    const qsizetype question = whole.indexOf(u'?');
    address.path = whole.left(question < 0 ? whole.size() : question);
    address.query = question < 0 ? QString() : whole.mid(question + 1);

    const QString name = canonicalIdTag(QString::fromUtf8(host));
    if (const int number = loopbackNumber(name); number > 0) {
        address.number = number;
        if (address.path.startsWith("/_control"_L1))
            address.kind = Address::Kind::Control;
        else
            takeTenantPrefix(address);
    } else if (name.startsWith("cl-o."_L1)) {
        address.idTag = name.mid(5);
    } else {
        address.kind = Address::Kind::Web;
        address.idTag = name;
    }
    return address;
}

} // namespace personae::embedded
