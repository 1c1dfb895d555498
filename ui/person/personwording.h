// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/people/memberrank.h"
#include "ui/person/personview.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>

namespace personae {

/// The words about one person. Plain text; foreign text is isolated. Words nobody knows stand for
/// themselves.
class PersonWording final
{
    Q_DECLARE_TR_FUNCTIONS(personae::PersonWording)

public:
    PersonWording() = delete;

    /// One thing that is so, with the icon that says it without words.
    struct Line
    {
        QString icon;
        Theme::Token color = Theme::Token::Muted;
        QString text;
        bool operator==(const Line &) const = default;
    };

    [[nodiscard]] static QString name(const PersonView &view); ///< one line, isolated
    [[nodiscard]] static QString node(const PersonView &view); ///< the community, isolated
    [[nodiscard]] static QString verb(const PersonView &view, RelationVerb verb);
    [[nodiscard]] static QString briefVerb(const PersonView &view, RelationVerb verb);
    [[nodiscard]] static QString status(const QString &word);
    [[nodiscard]] static QString statusMark(const QString &word); ///< ● ○ ■ ▲ ✕ ◇
    /// The mark and the word: "not known" where nothing told it.
    [[nodiscard]] static QString status(const Person &person);
    [[nodiscard]] static bool isStatusKnown(const Person &person);
    [[nodiscard]] static Theme::Token statusColor(const QString &word);
    [[nodiscard]] static QString role(const QString &word); ///< empty: "no role"
    [[nodiscard]] static QString roles(const PersonView &view);
    [[nodiscard]] static QString relation(const PersonView &view); ///< "connected, follows you"
    /// What the box is called that says how one is connected.
    [[nodiscard]] static QString connection(const PersonView &view);
    /// What somebody who waits for an answer asks for.
    [[nodiscard]] static QString request(const PersonView &view);
    [[nodiscard]] static QString stateLine(const PersonView &view);
    [[nodiscard]] static QString objection(memberrank::Objection objection); ///< None: empty

    [[nodiscard]] static QList<Line> followingLines(const PersonView &view);
    [[nodiscard]] static QList<Line> connectionLines(const PersonView &view);
    [[nodiscard]] static QList<Line> standingLines(const PersonView &view);
    [[nodiscard]] static QList<Line> trustLines(const PersonView &view);
    [[nodiscard]] static QList<Line> homeLines(const PersonView &view);

    enum class Length { Brief, Full }; ///< Full: with the reason and what happens next
    /// "sending…", "verified 14:05", "refused. …"
    [[nodiscard]] static QString entryState(const OutboxEntry &entry, const AccountRow &account,
                                            Length length = Length::Full);
    /// "Follow", "Role: moderator"
    [[nodiscard]] static QString entryWhat(const PersonView &view, const OutboxEntry &entry);
    [[nodiscard]] static Line entryLine(const PersonView &view, const OutboxEntry &entry,
                                        Length length = Length::Full);

    [[nodiscard]] static QString fact(const QString &id);
    [[nodiscard]] static QString factValue(const QString &id, const QString &value);
};

} // namespace personae
