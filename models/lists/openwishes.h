// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/command.h"

#include <QHash>
#include <QObject>

#include <map>
#include <optional>

namespace personae {

class Outbox;

/// The wishes about the people of one list that are under way, by handle: what lies over the rows
/// of the cache. A wish that was read back as done stays over its row until the cache says the
/// same, or has spoken twice since, so that the row never flips back in between. GUI thread.
class OpenWishes final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OpenWishes)

public:
    /// The outbox may be null: then there are none. It must outlive this.
    explicit OpenWishes(Outbox *outbox, QObject *parent = nullptr);

    void setScope(const PeopleScope &scope); ///< changed() does not follow
    [[nodiscard]] Person applied(const Person &person) const;
    /// Needs-you first, then the newest.
    [[nodiscard]] std::optional<OutboxEntry> loudest(const QString &handle) const;
    void seen(const Person &person); ///< the cache said this

Q_SIGNALS:
    void changed(const QString &handle);
    /// A wish about them was fulfilled: the cache knows, or will at once.
    void fulfilled(const QString &handle);

private:
    struct Wish
    {
        OutboxEntry entry;
        int seenSince = 0; ///< fulfilled only: how often the cache spoke since
    };
    using Wishes = std::map<qint64, Wish>; ///< by entry: in the order they were made

    [[nodiscard]] bool concerns(const OutboxEntry &entry) const;
    void readAll();
    void take(const OutboxEntry &entry);
    void drop(qint64 id);

    Outbox *m_outbox;
    PeopleScope m_scope;
    QHash<QString, Wishes> m_wishes;
};

} // namespace personae
