// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/person/persondesk.h"
#include "ui/person/verbaction.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace personae {

class AspectBox;
class ConnectBox;
class IconLine;
class MemberBox;

/// The Relationship tab: how one stands with them, both ways, and everything one can do about it.
/// GUI thread.
class RelationshipPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RelationshipPage)

public:
    RelationshipPage(PersonDesk &desk, const QList<VerbAction *> &verbs, QWidget *parent = nullptr);

    void openConnect(); ///< the box for what they read, focused

Q_SIGNALS:
    void signInWanted();

private:
    AspectBox *makeBox(const QString &name, const QString &title, const QList<RelationVerb> &verbs);
    void build();
    [[nodiscard]] bool offers(RelationAspect aspect) const; ///< the service has a verb of it
    void refresh();
    void refreshBoxes();
    void start();
    void ask(const QString &text);
    void takeEnded(const PersonRef &whom, const Command &command, const ApiError &error);

    PersonDesk &m_desk;
    PersonRef m_whose;                 ///< whom the text in the box is for
    QHash<PersonRef, QString> m_typed; ///< to the others, not sent, or not kept yet
    QList<VerbAction *> m_verbs;
    QVBoxLayout *m_column;
    IconLine *m_as;
    IconLine *m_unknown;
    IconLine *m_none;
    AspectBox *m_request;
    AspectBox *m_follow;
    AspectBox *m_connection;
    AspectBox *m_standing;
    AspectBox *m_trust;
    AspectBox *m_home;
    ConnectBox *m_connect;
    MemberBox *m_member;
};

} // namespace personae
