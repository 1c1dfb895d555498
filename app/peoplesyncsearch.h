// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/peoplesynctools.h"

#include <QHash>
#include <QObject>

namespace personae {

/// Asks a node for people by words. Its hits join the cache; how one stands with them is read for
/// the first few only. A newer question about the same list takes the place of an older one. GUI
/// thread.
class PeopleSearch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PeopleSearch)

public:
    PeopleSearch(const PeopleTools &tools, QObject *parent = nullptr);

    void search(const PeopleScope &scope, const QString &text); ///< searched() follows
    void forget(const AccountId &account);

    static constexpr int mostHits = 100;
    static constexpr qsizetype mostRelations = 20; ///< read one by one
    static constexpr qsizetype batch = 64;         ///< Cloudillo 5.4

Q_SIGNALS:
    void searched(const personae::PeopleScope &scope, const QString &text,
                  const QStringList &handles, const personae::ApiError &error);

private:
    struct Search
    {
        PeopleScope scope;
        QString text;
        QStringList handles;
        QObject *owner = nullptr; ///< of its calls; gone with a newer search
        int open = 0;
    };
    using SearchPtr = std::shared_ptr<Search>;

    void askSearch(const SearchPtr &search);
    void askList(const SearchPtr &search);
    void found(const SearchPtr &search, const QList<PersonFacts> &rows, bool withRelation);
    void readRows(const SearchPtr &search);
    void readRelations(const SearchPtr &search);
    template <typename Then> void ask(const SearchPtr &search, const Wish &wish, Then then);
    void end(const SearchPtr &search, const ApiError &error);

    PeopleTools m_tools;
    QHash<PeopleScope, SearchPtr> m_searches;
};

/// What may be sent to a list that misses capitals outside ASCII: the longest word, from its second
/// letter where the first is one that has a capital (Cloudillo 5.2).
[[nodiscard]] QString findableBit(const QString &text);

} // namespace personae
