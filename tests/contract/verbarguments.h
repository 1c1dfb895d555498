// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "casewish.h"

#include <QMap>

#include <functional>

/// The arguments of one verb; every one must be used, so that a new one is not overlooked.
class VerbArguments
{
public:
    explicit VerbArguments(const QJsonValue &given)
        : m_list(given.toArray())
        , m_json(given.toObject())
        , m_unused(m_json.keys())
        , m_isList(given.isArray())
        , m_listUnused(m_isList)
    {
    }

    bool has(const QString &name) const { return m_json.contains(name); }
    bool isText(const QString &name) const { return m_json.value(name).isString(); }
    QJsonValue take(const QString &name)
    {
        m_unused.removeAll(name);
        return m_json.value(name);
    }
    QString text(const QString &name) { return take(name).toString(); }
    /// A text that must be there.
    QString needed(const QString &name)
    {
        if (!isText(name))
            m_unused.append(name + QStringLiteral(" is missing"));
        return text(name);
    }
    int number(const QString &name, int missing = -1) { return take(name).toInt(missing); }
    QStringList words(const QString &name) { return take(name).toVariant().toStringList(); }
    std::optional<bool> yesNo(const QString &name)
    {
        if (!has(name))
            return std::nullopt;
        const QJsonValue value = take(name);
        if (!value.isBool())
            m_unused.append(name + QStringLiteral(" is no yes or no"));
        return value.toBool();
    }
    /// A text of a closed list; any other is as bad as an unknown argument.
    QString word(const QString &name, const QStringList &allowed)
    {
        const QString value = text(name);
        if (!allowed.contains(value))
            m_unused.append(name + u' ' + value);
        return value;
    }
    QJsonObject takeAll()
    {
        m_unused.clear();
        return m_json;
    }
    /// All of these that are there; any other stays unknown.
    QJsonObject takeOnly(const QStringList &names)
    {
        QJsonObject taken;
        for (const QString &name : names) {
            if (has(name))
                taken.insert(name, take(name));
        }
        return taken;
    }
    /// A list that must be there, be it empty.
    QJsonArray takeList()
    {
        if (!m_isList)
            m_unused.append(QStringLiteral("the list is missing"));
        m_listUnused = false;
        return m_list;
    }
    /// Another service's word for the same thing: the first that is there.
    QString firstOf(const QStringList &names)
    {
        for (const QString &name : names) {
            if (has(name))
                return text(name);
        }
        return {};
    }
    QStringList unused() const
    {
        return m_listUnused ? QStringList{QStringLiteral("a list")} : m_unused;
    }

private:
    QJsonArray m_list;
    QJsonObject m_json;
    QStringList m_unused;
    bool m_isList;
    bool m_listUnused;
};

using VerbBuilder = std::function<personae::Wish(VerbArguments &, const ContractCase &)>;
using VerbTable = QMap<QString, VerbBuilder>;

/// Organizations, linked identities, messages, addresses, usernames nobody may take: what is a
/// declared call or a wish of few services.
void addCallVerbs(VerbTable &verbs);
