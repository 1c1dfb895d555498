// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/peoplesyncsearch.h"

#include "models/people/searchfolding.h"

using namespace Qt::StringLiterals;

namespace personae {

namespace {

bool matches(const PersonFacts &facts, const QStringList &words)
{
    const QString text = searchfolding::folded(facts.name.value_or(QString()) + u' ' +
                                               facts.handle.value_or(QString()));
    return std::all_of(words.cbegin(), words.cend(),
                       [&text](const QString &word) { return text.contains(word); });
}

} // namespace

QString findableBit(const QString &text)
{
    QString best;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        const QChar first = word.at(0);
        const bool treacherous = first.unicode() > 0x7F && first.toUpper() != first.toLower();
        const QString bit = treacherous ? word.mid(1) : word;
        if (bit.size() > best.size())
            best = bit;
    }
    return best;
}

PeopleSearch::PeopleSearch(const PeopleTools &tools, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
{
    connect(&tools.accounts, &AccountRegistry::removed, this, &PeopleSearch::forget);
}

void PeopleSearch::search(const PeopleScope &scope, const QString &text)
{
    if (const SearchPtr older = m_searches.take(scope))
        delete older->owner;
    auto search = std::make_shared<Search>();
    search->scope = scope;
    search->text = text;
    search->owner = new QObject(this);
    m_searches.insert(scope, search);
    if (const ApiError objection = objectionTo(m_tools, scope); objection.isError()) {
        QMetaObject::invokeMethod(
            search->owner, [this, search, objection] { end(search, objection); },
            Qt::QueuedConnection);
        return;
    }
    askSearch(search);
}

template <typename Then>
void PeopleSearch::ask(const SearchPtr &search, const Wish &wish, Then then)
{
    AccountLane *lane = m_tools.lanes.lane(search->scope);
    if (!lane)
        return end(search, errorOf(Outcome::Cancelled));
    LaneCall *call = lane->perform(wish, search->owner);
    connect(call, &LaneCall::finished, search->owner, then);
}

void PeopleSearch::askSearch(const SearchPtr &search)
{
    wish::SearchPeople wish;
    wish.text = search->text.trimmed();
    wish.limit = mostHits;
    wish.offset = 0;
    ask(search, wish, [this, search](const Answer &answer) {
        const Outcome outcome = answer.outcome();
        const AccountLane *lane = m_tools.lanes.lane(search->scope);
        const bool listsAll = lane && !lane->api().info().listsByRelation;
        if (!listsAll && !answer.ok())
            end(search, answer.error); // no list of everybody that could be searched instead
        else if (outcome == Outcome::NotOffered || outcome == Outcome::NotFound)
            askList(search);
        else if (!answer.ok() || !answer.people)
            end(search, answer.ok() ? errorOf(Outcome::ProtocolError) : answer.error);
        else
            found(search, answer.people->rows, false);
    });
}

void PeopleSearch::askList(const SearchPtr &search)
{
    wish::ListPeople wish;
    wish.text = findableBit(search->text);
    wish.status = everyStatus();
    if (wish.text.isEmpty())
        return end(search, errorOf(Outcome::LocalReject));
    ask(search, wish, [this, search](const Answer &answer) {
        if (!answer.ok() || !answer.people)
            return end(search, answer.ok() ? errorOf(Outcome::ProtocolError) : answer.error);
        QList<PersonFacts> rows;
        const QStringList words = searchfolding::words(search->text);
        for (const PersonFacts &facts : answer.people->rows) {
            if (matches(facts, words))
                rows.append(facts);
        }
        found(search, rows, true);
    });
}

void PeopleSearch::found(const SearchPtr &search, const QList<PersonFacts> &rows, bool withRelation)
{
    takeIn(m_tools, search->scope, rows, withRelation);
    for (const PersonFacts &facts : rows) {
        if (facts.handle && !search->handles.contains(*facts.handle))
            search->handles.append(*facts.handle);
    }
    const AccountLane *lane = m_tools.lanes.lane(search->scope);
    const bool isAll = withRelation || (lane && lane->api().info().listsByRelation);
    if (isAll || search->handles.isEmpty())
        return end(search, {});
    readRows(search);
}

/// The index may lag behind the rows: these are the rows themselves.
void PeopleSearch::readRows(const SearchPtr &search)
{
    search->open = int((search->handles.size() + batch - 1) / batch);
    for (qsizetype at = 0; at < search->handles.size(); at += batch) {
        ask(search, wish::ReadPeople{search->handles.mid(at, batch)},
            [this, search](const Answer &answer) {
                if (answer.ok() && answer.people)
                    takeIn(m_tools, search->scope, answer.people->rows, false);
                if (--search->open == 0)
                    readRelations(search);
            });
    }
}

void PeopleSearch::readRelations(const SearchPtr &search)
{
    const QStringList first = search->handles.mid(0, mostRelations);
    search->open = int(first.size());
    for (const QString &handle : first) {
        wish::ListPeople wish;
        wish.handle = handle;
        wish.status = everyStatus();
        ask(search, wish, [this, search](const Answer &answer) {
            if (answer.ok() && answer.people)
                takeIn(m_tools, search->scope, answer.people->rows, true);
            if (--search->open == 0)
                end(search, {});
        });
    }
}

void PeopleSearch::end(const SearchPtr &search, const ApiError &error)
{
    if (m_searches.value(search->scope) != search)
        return;
    m_searches.remove(search->scope);
    search->owner->deleteLater();
    Q_EMIT searched(search->scope, search->text, search->handles, error);
}

void PeopleSearch::forget(const AccountId &account)
{
    m_searches.removeIf([&account](const auto &it) {
        if (it.key().account != account)
            return false;
        delete it.value()->owner;
        return true;
    });
}

} // namespace personae
