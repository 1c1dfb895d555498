// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/lazypages.h"

#include "models/lists/peoplelistmodel.h"
#include "ui/denylist/denylistpage.h"
#include "ui/people/peoplepane.h"
#include "ui/people/requestpane.h"
#include "ui/person/personpage.h"
#include "ui/theme/taborder.h"
#include "ui/window/activitypane.h"
#include "ui/window/windowstate.h"

#include <QStackedWidget>

namespace personae {

using namespace Qt::StringLiterals;

static QString lookKey()
{
    return u"people/look"_s;
}

static QString handledKey()
{
    return u"denylist/handled"_s;
}

LazyPages::LazyPages(const WindowParts &parts, const ListWording &wording, QStackedWidget &lists,
                     QStackedWidget &inspector, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_wording(wording)
    , m_lists(lists)
    , m_inspector(inspector)
{
}

PeopleParts LazyPages::peopleParts() const
{
    return {m_parts.people, m_parts.notes,    m_parts.outbox, m_parts.pictures, m_parts.peoplePort,
            m_parts.sync,   m_parts.accounts, m_wording,      m_parts.theme};
}

void LazyPages::wordingChanged()
{
    if (m_people)
        m_people->model().wordingChanged();
    if (m_activity)
        m_activity->wordingChanged();
    if (m_denylist)
        m_denylist->wordingChanged();
}

PeoplePane &LazyPages::people()
{
    if (m_people)
        return *m_people;
    m_people = new PeoplePane(peopleParts());
    m_lists.addWidget(m_people);
    taborder::takeIn(m_lists, *m_people);
    m_people->restoreLook(m_parts.state.value(lookKey()).toMap());
    connect(m_people, &PeoplePane::lookChanged, this,
            [this] { m_parts.state.setValue(lookKey(), m_people->saveLook()); });
    connect(m_people, &PeoplePane::personChosen, this, &LazyPages::personChosen);
    connect(m_people, &PeoplePane::inspectorWanted, this, &LazyPages::inspectorWanted);
    connect(m_people, &PeoplePane::clicked, this, &LazyPages::clicked);
    connect(m_people, &PeoplePane::listOpened, this, &LazyPages::listWanted);
    connect(m_people, &PeoplePane::signInWanted, this, &LazyPages::signInWanted);
    connect(m_people, &PeoplePane::announced, this, &LazyPages::announced);
    connect(m_people, &PeoplePane::escaped, this, &LazyPages::escaped);
    Q_EMIT built(m_people);
    return *m_people;
}

RequestPane &LazyPages::requests()
{
    if (m_requests)
        return *m_requests;
    m_requests = new RequestPane(peopleParts(), m_parts.requests);
    m_lists.addWidget(m_requests);
    taborder::takeIn(m_lists, *m_requests);
    connect(m_requests, &RequestPane::personChosen, this, &LazyPages::personChosen);
    connect(m_requests, &RequestPane::inspectorWanted, this, &LazyPages::inspectorWanted);
    connect(m_requests, &RequestPane::clicked, this, &LazyPages::clicked);
    connect(m_requests, &RequestPane::announced, this, &LazyPages::announced);
    Q_EMIT built(m_requests);
    return *m_requests;
}

ActivityPane &LazyPages::activity()
{
    if (m_activity)
        return *m_activity;
    m_activity = new ActivityPane(m_parts.accounts, m_parts.outbox, m_parts.profiles, m_wording,
                                  m_parts.theme);
    m_lists.addWidget(m_activity);
    taborder::takeIn(m_lists, *m_activity);
    connect(m_activity, &ActivityPane::personWanted, this, &LazyPages::personWanted);
    connect(m_activity, &ActivityPane::accountWanted, this, &LazyPages::accountWanted);
    connect(m_activity, &ActivityPane::clicked, this, &LazyPages::clicked);
    Q_EMIT built(m_activity);
    return *m_activity;
}

bool LazyPages::hasDenylist() const
{
    return m_parts.service && m_parts.denylists;
}

DenylistPage &LazyPages::denylist()
{
    if (m_denylist)
        return *m_denylist;
    m_denylist = new DenylistPage(
        {*m_parts.denylists, m_parts.outbox, *m_parts.service, m_parts.accounts, m_parts.theme});
    m_lists.addWidget(m_denylist);
    taborder::takeIn(m_lists, *m_denylist);
    m_denylist->restoreHandled(m_parts.state.value(handledKey()).toMap());
    connect(m_denylist, &DenylistPage::handledChanged, this,
            [this] { m_parts.state.setValue(handledKey(), m_denylist->saveHandled()); });
    connect(m_denylist, &DenylistPage::signInWanted, this, &LazyPages::signInWanted);
    connect(m_denylist, &DenylistPage::announced, this, &LazyPages::announced);
    Q_EMIT built(m_denylist);
    return *m_denylist;
}

PersonPage &LazyPages::person()
{
    if (m_person)
        return *m_person;
    m_person = new PersonPage(peopleParts());
    m_inspector.addWidget(m_person);
    taborder::takeIn(m_inspector, *m_person);
    connect(m_person, &PersonPage::signInWanted, this, &LazyPages::signInWanted);
    connect(m_person, &PersonPage::personWanted, this, &LazyPages::personWanted);
    connect(m_person, &PersonPage::listWanted, this, &LazyPages::listWanted);
    connect(m_person, &PersonPage::callWanted, this, &LazyPages::callWanted);
    connect(m_person, &PersonPage::announced, this, &LazyPages::announced);
    Q_EMIT built(m_person);
    return *m_person;
}

} // namespace personae
