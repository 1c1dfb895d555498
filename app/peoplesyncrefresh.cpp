// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/peoplesyncrefresh.h"

namespace personae {

PeopleRefresh::PeopleRefresh(const PeopleTools &tools, const PeopleScope &scope, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_scope(scope)
    , m_startedAt(QDateTime::currentDateTimeUtc())
{
}

void PeopleRefresh::start()
{
    wish::ListPeople wish;
    wish.status = everyStatus();
    for (const PersonKind kind : {PersonKind::Person, PersonKind::Community}) {
        wish.kind = kind;
        ask(wish);
    }
    // The only way to see that an answer is awaited (Cloudillo 5.2).
    wish.kind.reset();
    wish.connected = wish::Connected::Requested;
    ask(wish);
}

void PeopleRefresh::ask(const wish::ListPeople &wish)
{
    ++m_open;
    LaneCall *call = m_tools.lanes.lane(m_scope)->perform(wish, this);
    connect(call, &LaneCall::finished, this,
            [this, wish](const Answer &answer) { arrived(wish, answer); });
}

void PeopleRefresh::arrived(const wish::ListPeople &wish, const Answer &answer)
{
    const bool ofRequested = wish.connected.has_value();
    if (answer.ok() && answer.people) {
        takeIn(m_tools, m_scope, answer.people->rows, true);
        QStringList handles;
        for (const PersonFacts &facts : answer.people->rows)
            handles.append(facts.handle.value_or(QString()));
        if (ofRequested)
            m_tools.people.takeRequested(m_scope, handles, !answer.people->maybeMore);
        else
            m_cut = m_cut || answer.people->maybeMore;
        m_handles.unite(QSet<QString>(handles.cbegin(), handles.cend()));
    } else if (!m_error.isError()) {
        m_error = answer.ok() ? errorOf(Outcome::ProtocolError) : answer.error;
    }
    if (--m_open == 0)
        Q_EMIT finished(m_error);
}

} // namespace personae
