// SPDX-License-Identifier: GPL-3.0-or-later
// Searching and narrowing.
#include "models/values/foreigntext.h"
#include "ui/people/csvexport.h"
#include "ui/people/peoplepaneprivate.h"
#include "ui/people/peoplewords.h"
#include "ui/theme/errorpresenter.h"
#include "ui/theme/statelooks.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QLocale>

namespace personae {

using namespace Qt::StringLiterals;

/// The chips stand beside the search where they have room, else below it.
void PeoplePane::Private::arrangeTop()
{
    for (QWidget *each : {static_cast<QWidget *>(search), static_cast<QWidget *>(chips),
                          static_cast<QWidget *>(addFilter), static_cast<QWidget *>(view)})
        top->removeWidget(each);
    const bool any = !chips->filters().isEmpty();
    const QFontMetrics metrics(parts.theme.font(Theme::Type::Body));
    const int least = metrics.averageCharWidth() * 26 + 60;
    const int wide = chips->lineWidth();
    const int room =
        pane.width() - 2 * Theme::panePadding - 3 * Theme::gap - view->sizeHint().width() - least;
    const bool beside = any && wide + view->sizeHint().height() + 12 < room;
    addFilter->setToolButtonStyle(beside || room < addFilter->sizeHint().width()
                                      ? Qt::ToolButtonIconOnly
                                      : Qt::ToolButtonTextBesideIcon);
    top->addWidget(search, 0, 0);
    chips->setMinimumWidth(beside ? wide : 0);
    if (beside)
        top->addWidget(chips, 0, 1, Qt::AlignVCenter);
    else if (any)
        top->addWidget(chips, 1, 0, 1, 4);
    top->addWidget(addFilter, 0, 2);
    top->addWidget(view, 0, 3);
    top->setColumnStretch(0, 1);
    chips->setVisible(any);
}

void PeoplePane::Private::applyQuery()
{
    model.setQuery(query);
    const QSignalBlocker quiet(table->horizontalHeader());
    int column = PeopleListModel::Name;
    switch (query.sort) {
    case PeopleColumn::Name:
        break;
    case PeopleColumn::Handle:
        column = PeopleListModel::Handle;
        break;
    case PeopleColumn::Kind:
        column = PeopleListModel::Kind;
        break;
    case PeopleColumn::Role:
        column = PeopleListModel::Role;
        break;
    case PeopleColumn::Status:
        column = PeopleListModel::Status;
        break;
    case PeopleColumn::Relationship:
        column = PeopleListModel::Relationship;
        break;
    case PeopleColumn::Tags:
        column = PeopleListModel::Tags;
        break;
    case PeopleColumn::Changed:
        column = PeopleListModel::Changed;
        break;
    case PeopleColumn::Seen:
        column = PeopleListModel::Seen;
        break;
    }
    table->horizontalHeader()->setSortIndicator(column, query.descending ? Qt::DescendingOrder
                                                                         : Qt::AscendingOrder);
    table->horizontalHeader()->viewport()->update();
}

/// At once: the source leaves out what a newer question has overtaken.
void PeoplePane::Private::typed(const QString &text)
{
    query.text = text;
    server = {};
    listWanted = false;
    showSearchStrip();
    applyQuery();
    askWhetherKnown();
}

void PeoplePane::Private::askServer()
{
    const QString text = search->text().trimmed();
    if (text.isEmpty() || query.scope.isNull())
        return;
    server = {};
    server.text = text;
    server.running = true;
    showSearchStrip();
    parts.port.searchServer(query.scope, text);
}

void PeoplePane::Private::serverAnswered(const QStringList &handles, const ApiError &why)
{
    server.running = false;
    server.answered = true;
    server.found = int(handles.size());
    server.error = why;
    showSearchStrip();
    Q_EMIT pane.announced(searchStrip->words());
    changed();
}

void PeoplePane::Private::showSearchStrip()
{
    if (server.text.isEmpty()) {
        searchStrip->setWords({}, Strip::Tone::Quiet, {});
        return;
    }
    const QLocale locale;
    if (server.running) {
        searchStrip->setWords(tr("Asking the server for “%1”…").arg(isolatedLine(server.text, 60)),
                              Strip::Tone::Quiet, u"search"_s);
    } else if (server.error.isError() && server.error.kind != Outcome::NoData) {
        const errorpresenter::Words words =
            errorpresenter::present(server.error, serviceName(), errorpresenter::Place::Reading);
        searchStrip->setWords(tr("The server did not search. %1").arg(words.sentence),
                              Strip::Tone::Warn, u"warning"_s, words.details);
    } else {
        searchStrip->setWords(tr("From the server: %1 found, %2 new")
                                  .arg(locale.toString(server.found),
                                       locale.toString(qMin(server.added, server.found))),
                              Strip::Tone::Quiet, u"search"_s);
    }
}

void PeoplePane::Private::clearNarrowing()
{
    query.text.clear();
    query.filters.clear();
    {
        const QSignalBlocker quiet(search);
        search->clear();
    }
    chips->setFilters({});
    server = {};
    showSearchStrip();
    askWhetherKnown();
    arrangeTop();
    applyQuery();
    Q_EMIT pane.lookChanged();
}

/// One step: the text, then the chips, then out of here.
void PeoplePane::Private::stepOut()
{
    if (!search->text().isEmpty()) {
        search->clear();
    } else if (!query.filters.isEmpty()) {
        clearNarrowing();
    } else if (search->hasFocus()) {
        pane.focusList();
    } else {
        Q_EMIT pane.escaped();
    }
}

QString PeoplePane::Private::lookUpHandle() const
{
    const QString typed = query.text.trimmed();
    if (typed.isEmpty() || query.scope.isNull())
        return {};
    const IdentityHint hint = parts.port.hint(query.scope.account, typed);
    return hint.problem == IdentityHint::Problem::None ? hint.handle : QString();
}

/// Other rows may match what was typed, and yet it may be somebody's whole identity.
void PeoplePane::Private::askWhetherKnown()
{
    const QString handle = lookUpHandle();
    if (handle != strangerHandle)
        strangerHandle.clear();
    showLookUpStrip();
    if (!handle.isEmpty())
        parts.people.loadPerson({query.scope, handle});
}

/// Where no row matches, the page offers the same.
void PeoplePane::Private::showLookUpStrip()
{
    if (strangerHandle.isEmpty() || model.rowCount() == 0) {
        lookUpStrip->setWords({}, Strip::Tone::Quiet, {});
        return;
    }
    const QString who = isolatedLine(strangerHandle, 80);
    lookUpStrip->setWords(tr("%1 is not in this list.").arg(who), Strip::Tone::Quiet, u"search"_s);
    lookUpButton->setText(tr("Look up %1").arg(who));
    lookUpButton->setAccessibleName(lookUpButton->text());
}

/// Somebody the node has never met: the inspector reads them from their own host.
void PeoplePane::Private::lookUp()
{
    const QString handle = lookUpHandle();
    if (handle.isEmpty())
        return;
    Q_EMIT pane.personChosen({query.scope, handle});
    Q_EMIT pane.clicked();
}

} // namespace personae
