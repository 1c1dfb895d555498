// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/person.h"
#include "ui/people/peopleparts.h"
#include "ui/window/windowparts.h"

#include <QObject>

class QStackedWidget;

namespace personae {

class AccountTab;
class ActivityPane;
class DenylistPage;
class PeoplePane;
class PersonPage;
class RequestPane;

/// The pages about others, each built when it is first shown, so that a start costs what is seen
/// and no more. They live in the two stacks. GUI thread.
class LazyPages final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LazyPages)

public:
    LazyPages(const WindowParts &parts, const ListWording &wording, QStackedWidget &lists,
              QStackedWidget &inspector, QObject *parent = nullptr);

    PeoplePane &people();
    RequestPane &requests();
    ActivityPane &activity();
    PersonPage &person();
    DenylistPage &denylist(); ///< only where WindowParts have what it stands on
    [[nodiscard]] bool hasDenylist() const;

    void wordingChanged(); ///< once a minute: ages grow

    // Those that are there already; nullptr: not built yet.
    [[nodiscard]] PeoplePane *builtPeople() const { return m_people; }
    [[nodiscard]] RequestPane *builtRequests() const { return m_requests; }
    [[nodiscard]] ActivityPane *builtActivity() const { return m_activity; }
    [[nodiscard]] PersonPage *builtPerson() const { return m_person; }
    [[nodiscard]] DenylistPage *builtDenylist() const { return m_denylist; }

Q_SIGNALS:
    void built(QWidget *page);                         ///< its actions are there now
    void personChosen(const personae::PersonRef &ref); ///< in the list; the focus stays
    void personWanted(const personae::PersonRef &ref); ///< a link to somebody else
    void accountWanted(const personae::AccountId &account);
    void listWanted(const personae::PeopleScope &scope); ///< a community's members
    void inspectorWanted();
    void clicked();
    void signInWanted(const personae::AccountId &account);
    /// A declared call about somebody; PersonPage::callWanted.
    void callWanted(const personae::AccountId &account, const QString &callId,
                    const personae::FieldMap &person, const QString &name);
    void announced(const QString &sentence);
    void escaped();

private:
    [[nodiscard]] PeopleParts peopleParts() const;

    WindowParts m_parts;
    const ListWording &m_wording;
    QStackedWidget &m_lists;
    QStackedWidget &m_inspector;
    PeoplePane *m_people = nullptr;
    RequestPane *m_requests = nullptr;
    ActivityPane *m_activity = nullptr;
    PersonPage *m_person = nullptr;
    DenylistPage *m_denylist = nullptr;
};

} // namespace personae
