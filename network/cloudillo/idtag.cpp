// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/cloudillo/idtag.h"

#include <QHostAddress>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae::cloudillo {

namespace {

constexpr QLatin1StringView apiPrefix("cl-o.");
constexpr qsizetype longestDomain = 253; ///< of a domain name in A-labels

bool isInvisible(char16_t unit)
{
    return unit == 0x00AD || unit == 0xFEFF || (unit >= 0x200B && unit <= 0x200F) ||
           (unit >= 0x202A && unit <= 0x202E) || (unit >= 0x2060 && unit <= 0x206F) ||
           unit < 0x20 || unit == 0x7F;
}

/// Pasted text carries marks nobody sees; full stops of other scripts part labels too (IDNA).
QString cleaned(const QString &typed)
{
    QString clean;
    clean.reserve(typed.size());
    for (const QChar c : typed) {
        const char16_t unit = c.unicode();
        if (unit == 0x3002 || unit == 0xFF0E || unit == 0xFF61)
            clean += u'.';
        else if (!isInvisible(unit))
            clean += c;
    }
    return clean.trimmed();
}

bool isLabel(const QString &label)
{
    if (label.isEmpty() || label.startsWith(u'-') || label.endsWith(u'-'))
        return false;
    const QList<uint> points = label.toUcs4();
    return std::all_of(points.cbegin(), points.cend(), [](uint point) {
        return point == '-' || QChar::isLetterOrNumber(point) || QChar::isMark(point);
    });
}

/// Plain ASCII in its canonical form already: nearly every idTag of a list, thousands at a time.
bool isPlainlyCanonical(const QString &name)
{
    if (name.size() > longestDomain || name.contains("xn--"_L1))
        return false;
    QChar before = u'.';
    bool dotted = false;
    for (const QChar c : name) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        const bool edge = before == u'.' || before == u'-';
        if (!plain && (c != u'-' || before == u'.') && (c != u'.' || edge))
            return false;
        dotted = dotted || c == u'.';
        before = c;
    }
    return dotted && before != u'.' && before != u'-';
}

QString loneHost(const QUrl &url)
{
    return QUrl::fromAce(url.host(QUrl::FullyEncoded).toLatin1(), QUrl::IgnoreIDNWhitelist);
}

QString withoutApiPrefix(const QString &host)
{
    return host.startsWith(apiPrefix) ? host.sliced(apiPrefix.size()) : host;
}

bool isLoopbackHost(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

IdentityHint hintForAddress(const QString &text)
{
    IdentityHint hint;
    const QUrl url(text, QUrl::StrictMode);
    const QString scheme = url.scheme();
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() ||
        (scheme != "https"_L1 && scheme != "http"_L1)) {
        hint.problem = IdentityHint::Problem::NotADomain;
        return hint;
    }
    if (scheme == "http"_L1 && !isLoopbackHost(url.host())) {
        hint.problem = IdentityHint::Problem::InsecureAddress;
        return hint;
    }
    hint.apiBase.setScheme(scheme);
    hint.apiBase.setHost(url.host());
    hint.apiBase.setPort(url.port());
    const QString name = canonicalIdTag(withoutApiPrefix(loneHost(url)));
    if (!name.isEmpty() && QHostAddress(name).isNull())
        hint.candidates = {name};
    return hint;
}

IdentityHint hintForEmail(const QString &text)
{
    IdentityHint hint;
    hint.problem = IdentityHint::Problem::LooksLikeEmail;
    const qsizetype at = text.lastIndexOf(u'@');
    const QString domain = canonicalIdTag(text.sliced(at + 1));
    const QString joined = canonicalIdTag(text.left(at) + u'.' + text.sliced(at + 1));
    if (!joined.isEmpty() && !text.left(at).isEmpty())
        hint.candidates.append(joined);
    if (!domain.isEmpty() && !hint.candidates.contains(domain))
        hint.candidates.append(domain);
    if (hint.candidates.isEmpty())
        hint.problem = IdentityHint::Problem::NotADomain;
    return hint;
}

} // namespace

QString canonicalIdTag(const QString &typed)
{
    QString name = cleaned(typed).toLower().normalized(QString::NormalizationForm_C);
    if (name.endsWith(u'.'))
        name.chop(1);
    const QStringList typedLabels = name.split(u'.');
    if (typedLabels.size() < 2 || !std::all_of(typedLabels.cbegin(), typedLabels.cend(), isLabel))
        return {};
    const QByteArray ace = QUrl::toAce(name, QUrl::IgnoreIDNWhitelist);
    if (ace.isEmpty() || ace.size() > longestDomain)
        return {};
    name = QUrl::fromAce(ace, QUrl::IgnoreIDNWhitelist).normalized(QString::NormalizationForm_C);
    const QStringList labels = name.split(u'.');
    return std::all_of(labels.cbegin(), labels.cend(), isLabel) ? name : QString();
}

QString canonicalOrOpaque(const QString &handle)
{
    if (isPlainlyCanonical(handle))
        return handle;
    const QString canonical = canonicalIdTag(handle);
    return canonical.isEmpty() ? handle : canonical;
}

QUrl apiBaseOf(const QString &idTag)
{
    const QString name = canonicalIdTag(idTag);
    if (name.isEmpty())
        return {};
    QUrl url;
    url.setScheme(u"https"_s);
    url.setHost(apiPrefix + QString::fromLatin1(QUrl::toAce(name, QUrl::IgnoreIDNWhitelist)));
    return url;
}

QString tenantOf(const QUrl &url)
{
    const QString host = loneHost(url);
    return host.startsWith(apiPrefix) ? host.sliced(apiPrefix.size()) : QString();
}

IdentityHint hintFor(const QString &typed)
{
    IdentityHint hint;
    QString text = cleaned(typed);
    if (text.isEmpty()) {
        hint.problem = IdentityHint::Problem::Empty;
        return hint;
    }
    if (text.contains("://"_L1))
        return hintForAddress(text);
    if (text.startsWith(u'@') && !text.sliced(1).contains(u'@'))
        text.remove(0, 1); // how some apps write a name; nothing else can be meant
    if (text.contains(u'@'))
        return hintForEmail(text);
    hint.handle = withoutApiPrefix(canonicalIdTag(text));
    hint.handle = canonicalIdTag(hint.handle);
    if (hint.handle.isEmpty()) {
        hint.problem = IdentityHint::Problem::NotADomain;
        return hint;
    }
    hint.apiBase = apiBaseOf(hint.handle);
    return hint;
}

} // namespace personae::cloudillo
