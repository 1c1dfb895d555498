// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/peopleport.h"
#include "ui/people/peopleparts.h"
#include "ui/people/peopleplan.h"

#include <QAction>
#include <QHash>
#include <QMenu>
#include <QUuid>

#include <vector>

namespace personae {

class PeopleListModel;

/// What can be done about the ticked people, else about the current one: actions that say why not,
/// and the menus that hold them. Doing is submitting to the outbox, after a plan where it is about
/// many or takes something away. GUI thread.
class PeopleVerbs final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PeopleVerbs)

public:
    PeopleVerbs(const PeopleParts &parts, PeopleListModel &model, QWidget &host);
    ~PeopleVerbs() override;

    void setScope(const PeopleScope &scope);
    void
    setCurrent(const std::optional<Person> &person); ///< unset: none, or not loaded; with wishes
    void setTagWords(const QStringList &tags) { m_tagWords = tags; }
    void refresh(); ///< what may be done now

    [[nodiscard]] QList<QAction *> actions() const;
    [[nodiscard]] QMenu *relationMenu() const { return m_relations; } ///< own lists
    [[nodiscard]] QMenu *roleMenu() const { return m_roles; }         ///< of a community
    [[nodiscard]] QMenu *statusMenu() const { return m_statuses; }
    [[nodiscard]] QMenu *moreMenu() const { return m_more; }
    void fillContextMenu(QMenu &menu) const; ///< those that are not already so

Q_SIGNALS:
    void announced(const QString &sentence);
    /// Nothing was kept; ticks and rows are as before.
    void failed(const QString &sentence, const QString &details);

private:
    void makeRelations();
    void fillRoles();
    void fillStatuses();
    void dress(QAction &action, const peopleplan::Wish &wish) const;
    void dressGroup(QAction &action, const QMenu &menu) const;
    void act(const peopleplan::Wish &wish);
    void plan(const peopleplan::Wish &wish, std::vector<quint32> ids);
    [[nodiscard]] QString textOf(RelationVerb verb) const;
    [[nodiscard]] QString serviceName() const;
    void tag();
    void applyTag(const QString &tag, bool add, std::vector<quint32> ids);
    [[nodiscard]] peopleplan::Ground ground() const;
    [[nodiscard]] std::vector<quint32> targets() const;
    [[nodiscard]] QString whyNot(const peopleplan::Wish &wish) const; ///< empty: it may be
    [[nodiscard]] bool isOffered(RelationVerb verb) const;

    const PeopleParts m_parts;
    PeopleListModel &m_model;
    QWidget &m_host;
    PeopleScope m_scope;
    std::optional<Person> m_current;
    const ServiceInfo *m_service = nullptr;
    CommunityStanding m_standing;
    QHash<QUuid, QString> m_tickets; ///< what to say as soon as it is kept
    QStringList m_tagWords;
    QHash<RelationVerb, QAction *> m_verbs;
    QMenu *m_relations = nullptr;
    QMenu *m_roles = nullptr;
    QMenu *m_statuses = nullptr;
    QMenu *m_more = nullptr;
    QAction *m_tag = nullptr;
    QAction *m_untick = nullptr;
};

} // namespace personae
