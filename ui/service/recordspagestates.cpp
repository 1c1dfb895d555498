// SPDX-License-Identifier: GPL-3.0-or-later
// The second part of RecordsPage: what it reads, and which of its states is shown.
#include "models/lists/accountlistmodel.h"
#include "ui/people/statepages.h"
#include "ui/people/strip.h"
#include "ui/service/callform.h"
#include "ui/service/calllist.h"
#include "ui/service/callrun.h"
#include "ui/service/callwords.h"
#include "ui/service/recordcolumns.h"
#include "ui/service/recordmodel.h"
#include "ui/service/recordspage.h"
#include "ui/service/servicewording.h"
#include "ui/theme/ages.h"
#include "ui/theme/runlabel.h"

#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr qint64 staleAfterSeconds = 24 * 60 * 60;

} // namespace

/// What a listing is asked with: what it is about, what was typed, and which part of it.
FieldMap RecordsPage::listingArguments(int offset) const
{
    FieldMap arguments = m_given;
    arguments.insert(m_askedWith);
    if (m_page.pageSize > 0)
        arguments.insert(u"limit"_s, m_page.pageSize);
    if (m_page.pageSize > 0 || offset > 0)
        arguments.insert(u"offset"_s, offset);
    return arguments;
}

void RecordsPage::load(int offset)
{
    if (!call(m_page.listing))
        return;
    m_offset = offset;
    m_listing->start(m_page.listing, listingArguments(offset));
    present();
}

void RecordsPage::refresh()
{
    if (m_asks && !m_asks->check())
        return;
    if (m_asks)
        m_askedWith = m_asks->values();
    load(0);
}

void RecordsPage::more()
{
    load(m_model->rowCount());
}

void RecordsPage::takeKept(const CallResult &result)
{
    if (!result.asOf.isValid() || m_answered)
        return; // what is shown is newer
    takeRows(result);
    present();
}

void RecordsPage::take(const CallResult &result)
{
    m_last = result;
    if (!result.error.isError()) {
        m_answered = true;
        takeRows(result);
        if (!m_asOf.isValid())
            m_asOf = QDateTime::currentDateTimeUtc();
    }
    present();
}

void RecordsPage::takeRows(const CallResult &result)
{
    const bool single =
        result.records.isEmpty() && !result.values.isEmpty() && m_page.pageSize == 0;
    const QList<FieldMap> records = single ? recordcolumns::rowsOf(result.values) : result.records;
    const int offset = m_listing->arguments().value(u"offset"_s).toInt();
    const int before = m_model->rowCount();
    if (m_anyColumns || single)
        takeColumns(single
                        ? recordcolumns::ofValues()
                        : recordcolumns::of(offset > 0 ? m_model->records() + records : records));
    if (offset > 0)
        m_model->append(records);
    else
        m_model->setRecords(records);
    m_more = result.more;
    m_asOf = result.asOf;
    if (before == 0 && m_model->rowCount() > 0)
        fitColumns();
}

/// Where the service declares none.
void RecordsPage::takeColumns(const QList<ColumnSpec> &columns)
{
    if (columns.isEmpty() || columns == m_model->columns())
        return;
    const QList<FieldMap> kept = m_model->records();
    m_page.columns = columns;
    m_model->setColumns(columns);
    m_model->setRecords(kept);
    fitColumns();
}

void RecordsPage::fitColumns()
{
    m_table->resizeColumnsToContents();
    const int widest = fontMetrics().averageCharWidth() * 32;
    for (int column = 0; column < m_model->columnCount(); ++column)
        m_table->setColumnWidth(column, qMin(widest, m_table->columnWidth(column) + 12));
    if (!m_table->currentIndex().isValid())
        m_table->selectRow(0);
}

void RecordsPage::present()
{
    const bool running = m_listing->isRunning();
    m_bar->setRunning(running && m_asOf.isValid());
    m_refresh->setIcon(
        m_parts.theme.icon(running ? u"close"_s : u"refresh"_s, Theme::Token::Muted));
    const QString refreshWords = running ? tr("Stop reading") : tr("Read again");
    m_refresh->setToolTip(refreshWords);
    m_refresh->setAccessibleName(refreshWords);
    presentState();
    presentStrip();
    m_moreButton->setVisible(m_asOf.isValid() && m_more);
    m_moreButton->setEnabled(!running);
    m_moreButton->setAccessibleName(
        tr("More, %1 are shown").arg(QLocale().toString(m_model->rowCount())));
    presentHeader();
    presentVerbs();
}

void RecordsPage::presentState()
{
    const bool running = m_listing->isRunning();
    const bool shown = m_asOf.isValid();
    QWidget *page = m_table;
    if (m_page.listing.isEmpty()) {
        page = m_calls;
    } else if (shown && m_model->rowCount() == 0 && !running) {
        m_state->setWords({u"recordsEmpty"_s, ServiceWording::pageEmpty(m_page.id), {}, {}, {}});
        page = m_state;
    } else if (!shown && running) {
        page = m_skeleton;
    } else if (!shown && m_last.error.isError()) {
        presentFailure();
        page = m_state;
    } else if (!shown && m_asks) {
        m_state->setWords({u"recordsAsk"_s, tr("Fill in what to look for."), {}, {}, {}});
        page = m_state;
    }
    if (page == m_skeleton && m_stack->currentWidget() != m_skeleton)
        m_skeleton->begin(tr("Reading %1…").arg(title()));
    else if (page != m_skeleton)
        m_skeleton->end();
    m_stack->setCurrentWidget(page);
}

/// Nothing is there to be shown instead.
void RecordsPage::presentFailure()
{
    const auto words = callwords::present(m_last, serviceName(), false);
    if (m_last.needs == "password"_L1)
        m_state->setWords(
            {u"recordsPassword"_s, words.sentence, words.details, tr("Enter the password…"), {}});
    else if (m_last.error.kind == Outcome::NotOffered)
        m_state->setWords({u"recordsFailed"_s,
                           callwords::lacking(serviceName()),
                           words.details,
                           tr("Try again"),
                           {}});
    else if (isTransportFailure(m_last.error.kind))
        m_state->setWords({u"recordsNotSaved"_s,
                           tr("Not saved on this computer."),
                           words.sentence,
                           tr("Fetch now"),
                           {}});
    else
        m_state->setWords({u"recordsFailed"_s, words.sentence, words.details, tr("Try again"), {}});
}

void RecordsPage::presentStrip()
{
    if (!m_asOf.isValid() || m_listing->isRunning() || !m_last.error.isError()) {
        m_strip->setWords({}, Strip::Tone::Quiet, {});
        return;
    }
    const auto words = callwords::present(m_last, serviceName(), false);
    if (isTransportFailure(m_last.error.kind))
        m_strip->setWords(tr("Offline. Shown as of %1. Nothing can be changed here until you are "
                             "online.")
                              .arg(ages::shortAge(m_asOf)),
                          Strip::Tone::Warn, u"offline"_s, words.details);
    else
        m_strip->setWords(words.sentence, Strip::Tone::Bad, u"warning"_s, words.details);
}

void RecordsPage::presentHeader()
{
    QStringList rest;
    const int rows = m_model->rowCount();
    const bool listed = !m_page.listing.isEmpty();
    if (listed && m_asOf.isValid()) {
        if (m_model->columns() != recordcolumns::ofValues()) // of single results nobody counts
            rest.append(m_more ? tr("at least %1").arg(QLocale().toString(rows))
                               : tr("complete, %1").arg(QLocale().toString(rows)));
        rest.append(m_answered ? tr("as of %1").arg(ages::shortAge(m_asOf))
                               : tr("saved here, as of %1").arg(ages::shortAge(m_asOf)));
    }
    const bool stale =
        m_asOf.isValid() && m_asOf.secsTo(QDateTime::currentDateTimeUtc()) > staleAfterSeconds;
    if (stale)
        rest.append(tr("more than a day old"));
    if (listed && m_listing->isRunning())
        rest.append(tr("reading…"));
    m_header->setRuns({{title(), Theme::Type::BodyStrong, Theme::Token::Text},
                       {rest.isEmpty() ? QString() : u"  "_s + rest.join(u" · "_s),
                        stale ? Theme::Type::BodyStrong : Theme::Type::Small,
                        stale ? Theme::Token::Warn : Theme::Token::Muted}});
}

/// What failed for want of a network is asked again when there is one.
void RecordsPage::reachChanged()
{
    const AccountRow *row = m_parts.accounts.find(m_account);
    const bool back = row && row->reach == Reach::Online && isTransportFailure(m_last.error.kind) &&
                      m_last.error.kind != Outcome::Cancelled;
    if (back && !m_listing->isRunning() && call(m_page.listing)) {
        m_last.error = {};
        load(0);
        return;
    }
    presentVerbs();
}

void RecordsPage::wordingChanged()
{
    presentHeader();
    if (m_model->rowCount() > 0)
        Q_EMIT m_model->dataChanged(
            m_model->index(0, 0),
            m_model->index(m_model->rowCount() - 1, m_model->columnCount() - 1));
}

} // namespace personae
