// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/outboxpane.h"

#include "ui/theme/emptypage.h"
#include "ui/theme/panefoot.h"
#include "ui/window/looks.h"
#include "ui/window/outboxdelegate.h"

#include <QEvent>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QPushButton>
#include <QVBoxLayout>

namespace personae {

using namespace Qt::StringLiterals;

static bool isUploading(const OutboxEntry &entry)
{
    return entry.state == OutboxState::Sending &&
           std::holds_alternative<PutPictureCommand>(entry.command);
}

OutboxPane::OutboxPane(OutboxModel &model, Outbox &outbox, SyncPort &sync, Theme &theme,
                       QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_outbox(outbox)
    , m_sync(sync)
    , m_theme(theme)
    , m_header(new ListHeader(theme, this))
    , m_stack(new QStackedWidget(this))
    , m_table(new QTableView)
    , m_pause(new QPushButton(this))
{
    setObjectName(u"outboxPane"_s);
    theme.setGround(this, Theme::Token::Base);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_stack, 1);
    m_pause->setObjectName(u"outboxPauseButton"_s);
    m_header->addButton(m_pause);
    connect(m_pause, &QPushButton::clicked, this, [this] { Q_EMIT pauseWanted(!m_paused); });

    buildVerbs();
    buildTable();
    auto *full = new QWidget;
    auto *inner = new QVBoxLayout(full);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(0);
    inner->addWidget(m_table, 1);
    inner->addWidget(buildFoot());
    m_stack->addWidget(full);
    auto *empty = new EmptyPage(
        theme, tr("Nothing waits. What you save appears here until the service has it."), {});
    empty->setObjectName(u"outboxEmpty"_s);
    m_stack->addWidget(empty);

    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&model, signal, this, &OutboxPane::refresh);
    connect(&model, &QAbstractItemModel::dataChanged, this, &OutboxPane::refresh);
    connect(&model, &QAbstractItemModel::modelReset, this, &OutboxPane::refresh);
    connect(&theme, &Theme::changed, this, &OutboxPane::fitColumns);
    refresh();
}

void OutboxPane::buildVerbs()
{
    const auto verb = [this](const QString &name, const QString &text, const QString &brief,
                             const QString &tip) {
        auto *action = new QAction(text, this);
        action->setIconText(brief);
        action->setObjectName(name);
        action->setToolTip(tip);
        m_verbs.append(action);
        return action;
    };
    m_tryNow = verb(u"outboxTryNow"_s, tr("Try now"), tr("Try now"),
                    tr("Ask or send now instead of waiting"));
    m_cancel = verb(u"outboxCancel"_s, tr("Cancel this change"), tr("Cancel"),
                    tr("Nothing was sent yet: take it back"));
    m_drop = verb(u"outboxDrop"_s, tr("Drop from the list"), tr("Drop"),
                  tr("Finished: it stays in the history"));
    connect(m_tryNow, &QAction::triggered, this, [this] { m_sync.tryNow(currentEntry()); });
    connect(m_cancel, &QAction::triggered, this, &OutboxPane::cancel);
    connect(m_drop, &QAction::triggered, this, [this] { m_outbox.removeFinal(currentEntry()); });
}

void OutboxPane::buildTable()
{
    m_table->setObjectName(u"outboxTable"_s);
    m_table->setAccessibleName(tr("Outbox"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setItemDelegate(new OutboxDelegate(m_theme, m_table));
    m_table->setModel(&m_model);
    m_table->viewport()->installEventFilter(this);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addActions(m_verbs);
    connect(m_table, &QTableView::activated, this, &OutboxPane::inspectorWanted);
    connect(m_table, &QTableView::clicked, this, &OutboxPane::clicked);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &row) {
                // The tab key makes a row current without choosing it.
                m_table->selectionModel()->select(row, QItemSelectionModel::ClearAndSelect |
                                                           QItemSelectionModel::Rows);
                m_table->viewport()->update();
                refreshVerbs();
                Q_EMIT entryChosen(currentEntry());
            });
}

QWidget *OutboxPane::buildFoot()
{
    auto *foot = new PaneFoot(m_theme, this);
    for (QAction *verb : std::as_const(m_verbs)) {
        auto *button = new QPushButton(verb->iconText());
        button->setObjectName(verb->objectName() + u"Button"_s);
        button->setAccessibleName(verb->text());
        button->setToolTip(verb->toolTip());
        button->setEnabled(false);
        connect(button, &QPushButton::clicked, verb, &QAction::trigger);
        connect(verb, &QAction::enabledChanged, button, &QWidget::setEnabled);
        verb->setEnabled(false);
        foot->addButton(button);
    }
    return foot;
}

/// Before anything was sent it is taken back; an upload under way is broken off.
void OutboxPane::cancel()
{
    const OutboxEntry *entry = m_outbox.find(currentEntry());
    if (!entry)
        return;
    if (isUploading(*entry))
        m_sync.abort(entry->id);
    else
        m_outbox.cancel(entry->id);
}

qint64 OutboxPane::currentEntry() const
{
    return m_table->currentIndex().data(OutboxModel::IdRole).toLongLong();
}

void OutboxPane::focusList()
{
    m_table->setFocus(Qt::ShortcutFocusReason);
    if (!m_table->currentIndex().isValid() && m_model.rowCount() > 0)
        m_table->setCurrentIndex(m_model.index(0, 0));
}

void OutboxPane::showEntry(qint64 id)
{
    const QModelIndex index = m_model.indexOf(id);
    if (index.isValid())
        m_table->setCurrentIndex(index);
}

void OutboxPane::setPaused(bool paused)
{
    m_paused = paused;
    refresh();
}

void OutboxPane::refresh()
{
    const int rows = m_model.rowCount();
    m_stack->setCurrentIndex(rows > 0 ? 0 : 1);
    QStringList words;
    const int open = m_model.openCount();
    const int needs = m_model.needsYouCount();
    if (open > 0)
        words.append(looks::counted(open, tr("1 waits"), tr("%1 wait")));
    if (needs > 0)
        words.append(looks::counted(needs, tr("1 needs you"), tr("%1 need you")));
    if (m_paused)
        words.append(tr("paused: nothing is sent"));
    m_header->setWords(tr("Outbox"), words.join(u" · "_s));
    m_pause->setText(m_paused ? tr("Go on") : tr("Pause"));
    m_pause->setAccessibleName(m_paused ? tr("Go on sending") : tr("Pause the outbox"));
    fitColumns();
    refreshVerbs();
}

void OutboxPane::refreshVerbs()
{
    const QModelIndex index = m_table->currentIndex();
    const bool known = index.isValid() && index.data(OutboxModel::StateRole).isValid();
    const bool finished = index.data(OutboxModel::FinalRole).toBool();
    const auto state = OutboxState(index.data(OutboxModel::StateRole).toInt());
    const bool waits = state == OutboxState::Queued || state == OutboxState::Waiting ||
                       state == OutboxState::PendingFinalId || state == OutboxState::Unknown;
    // After these a person decides: the same goes out once more, in a row of its own.
    const bool again = state == OutboxState::NotApplied || state == OutboxState::Refused ||
                       state == OutboxState::AppliedDifferently;
    m_tryNow->setEnabled(known && (waits || again) && !m_paused);
    const OutboxEntry *entry = known ? m_outbox.find(currentEntry()) : nullptr;
    const bool uploading = entry && isUploading(*entry);
    m_cancel->setText(uploading ? tr("Stop sending") : tr("Cancel this change"));
    m_cancel->setEnabled(uploading || (known && index.data(OutboxModel::CanCancelRole).toBool()));
    m_drop->setEnabled(known && finished);
}

/// Whole columns go, least needed first, before any text is cut; what is hidden stands in the
/// inspector.
void OutboxPane::fitColumns()
{
    if (m_model.rowCount() == 0)
        return;
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Interactive);
    const int room = m_table->viewport()->width();
    int used = 0;
    QList<int> widths(OutboxModel::ColumnCount);
    for (int column = 0; column < OutboxModel::ColumnCount; ++column) {
        const int title =
            QFontMetrics(header->font())
                .horizontalAdvance(
                    m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        int wanted = title + 20;
        for (int row = 0; row < qMin(50, m_model.rowCount()); ++row)
            wanted = qMax(
                wanted, m_table->itemDelegate()->sizeHint({}, m_model.index(row, column)).width());
        widths[column] = qMin(wanted, room / 2);
        used += widths[column];
    }
    for (const int column : {OutboxModel::Target, OutboxModel::Tries, OutboxModel::Age,
                             OutboxModel::NextTry, OutboxModel::AccountName}) {
        m_table->setColumnHidden(column, used > room);
        if (used > room)
            used -= widths[column];
    }
    for (int column = 0; column < OutboxModel::ColumnCount; ++column)
        header->resizeSection(column, widths[column]);
    header->setSectionResizeMode(OutboxModel::What, QHeaderView::Stretch);
    const QModelIndex first = m_model.index(0, 0);
    m_table->verticalHeader()->setDefaultSectionSize(
        m_table->itemDelegate()->sizeHint({}, first).height());
}

bool OutboxPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize)
        fitColumns();
    return QWidget::eventFilter(watched, event);
}

} // namespace personae
