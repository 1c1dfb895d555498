// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/peoplejson.h"

#include "network/embedded/rawjson.h"

namespace personae::embedded {

using namespace Qt::StringLiterals;

QByteArray rowJson(const MirrorRow &row, RowShape shape,
                   const std::optional<QStringList> &rolesSent)
{
    raw::Object json;
    json.add("idTag", row.idTag).add("name", row.name);
    if (shape != RowShape::Single || row.type == "community"_L1)
        json.add("type", row.type);
    json.some("profilePic", row.profilePic);
    if (shape == RowShape::Batch)
        return json.json();
    if (shape == RowShape::Reduced) {
        if (rolesSent)
            json.add("roles", raw::texts(*rolesSent));
        return json.add("createdAt", isoTime(row.createdAt)).json();
    }
    json.some("status", row.status);
    json.flag("connected", row.connected == "1"_L1);
    json.flag("following", row.following).flag("follower", row.follower);
    json.some("trust", row.trust);
    if (shape == RowShape::List && row.roles)
        json.add("roles", raw::texts(row.roles->split(u',')));
    if (row.feedReadAt)
        json.add("feedReadAt", isoTime(row.feedReadAt));
    if (shape == RowShape::List && row.hidden.value_or(false))
        json.flag("hiddenInHome", true);
    return json.json();
}

QString folded(const QString &text)
{
    return text.normalized(QString::NormalizationForm_KC).toCaseFolded();
}

QStringList wordsOf(const QString &text)
{
    QStringList words;
    QString word;
    const QString all = folded(text);
    for (const QChar c : all) {
        // Surrogates: letters of the rarer scripts, and pictures, which nobody types as words.
        if (c.isLetterOrNumber() || c.isMark() || c.isSurrogate())
            word += c;
        else if (!word.isEmpty())
            words.append(std::exchange(word, {}));
    }
    if (!word.isEmpty())
        words.append(word);
    return words;
}

} // namespace personae::embedded
