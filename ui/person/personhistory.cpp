// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/person/personhistory.h"

#include "models/outbox/outbox.h"
#include "ui/profile/calmcombobox.h"
#include "ui/profile/labels.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

PersonHistory::PersonHistory(PersonDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_model(new PersonHistoryModel(this))
    , m_kind(new CalmComboBox(this))
    , m_table(new QTreeView(this))
    , m_empty(labels::muted({}, desk.parts().theme, this))
    , m_diff(new QWidget(this))
    , m_diffTitle(labels::heading({}, desk.parts().theme, m_diff))
    , m_before(makeSide(u"personHistoryBefore"_s, tr("Before")))
    , m_after(makeSide(u"personHistoryAfter"_s, tr("After")))
{
    setObjectName(u"personHistory"_s);
    build();
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        m_model->setShown(PersonHistoryModel::Show(m_kind->currentData().toInt()));
        showEmpty();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { showRow(current); });
    connect(&desk, &PersonDesk::personShown, this, [this] {
        m_finished.clear();
        m_loadedFor = {};
    });
    connect(&desk, &PersonDesk::changed, this, &PersonHistory::refresh);
    Outbox &outbox = desk.parts().outbox;
    connect(&outbox, &Outbox::historyLoaded, this,
            [this](const AccountId &account, const QList<OutboxEntry> &entries) {
                const PersonRef &ref = m_desk.view().ref;
                if (ref.isNull() || account != ref.scope.account)
                    return;
                m_finished.clear();
                for (const OutboxEntry &entry : entries) {
                    if (targetOf(entry.account, entry.command) == ref)
                        m_finished.append(entry);
                }
                refresh();
            });
    connect(&outbox, &Outbox::entryChanged, this, [this](const OutboxEntry &entry) {
        if (isFinal(entry.state) && targetOf(entry.account, entry.command) == m_desk.view().ref) {
            m_loadedFor = {};
            load();
        }
    });
    showRow({});
    refresh();
}

void PersonHistory::build()
{
    m_kind->setObjectName(u"personHistoryKind"_s);
    m_kind->setAccessibleName(tr("Which changes"));
    m_kind->addItem(tr("Everything"), PersonHistoryModel::Everything);
    m_kind->addItem(tr("What I did"), PersonHistoryModel::Actions);
    m_kind->addItem(tr("Seen on the node"), PersonHistoryModel::SeenChanges);
    m_table->setObjectName(u"personHistoryTable"_s);
    m_table->setAccessibleName(tr("History"));
    m_table->setModel(m_model);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setTextElideMode(Qt::ElideRight);
    m_table->header()->setStretchLastSection(true);
    m_table->header()->setSectionResizeMode(PersonHistoryModel::Time,
                                            QHeaderView::ResizeToContents);
    m_empty->setObjectName(u"personHistoryEmpty"_s);
    auto *diff = new QGridLayout(m_diff);
    diff->setContentsMargins(0, 0, 0, 0);
    diff->setSpacing(4);
    diff->addWidget(m_diffTitle, 0, 0, 1, 2);
    diff->addWidget(labels::muted(tr("Before"), m_desk.parts().theme, m_diff), 1, 0);
    diff->addWidget(labels::muted(tr("After"), m_desk.parts().theme, m_diff), 1, 1);
    diff->addWidget(m_before, 2, 0);
    diff->addWidget(m_after, 2, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::formPadding, 12, Theme::formPadding, 12);
    layout->setSpacing(8);
    layout->addWidget(m_kind, 0, Qt::AlignLeft);
    layout->addWidget(m_empty);
    layout->addWidget(m_table, 2);
    layout->addWidget(m_diff, 1);
}

QPlainTextEdit *PersonHistory::makeSide(const QString &objectName, const QString &name)
{
    auto *side = new QPlainTextEdit(m_diff);
    side->setObjectName(objectName);
    side->setAccessibleName(name);
    side->setReadOnly(true);
    side->setTabChangesFocus(true);
    side->setMinimumHeight(fontMetrics().lineSpacing() * 3);
    return side;
}

void PersonHistory::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    load();
    refresh();
}

void PersonHistory::load()
{
    const PersonRef &ref = m_desk.view().ref;
    if (!isVisible() || ref.isNull() || m_loadedFor == ref)
        return;
    m_loadedFor = ref;
    m_desk.parts().outbox.loadHistory(ref.scope.account);
}

void PersonHistory::refresh()
{
    if (!isVisible())
        return;
    load();
    const PersonView &view = m_desk.view();
    QHash<qint64, OutboxEntry> actions; // the outbox knows best how an entry stands now
    for (const OutboxEntry &entry : std::as_const(m_finished))
        actions.insert(entry.id, entry);
    for (const OutboxEntry &entry : m_desk.parts().outbox.entries()) {
        if (targetOf(entry.account, entry.command) == view.ref)
            actions.insert(entry.id, entry);
    }
    m_model->setContent(view, actions.values());
    showEmpty();
}

void PersonHistory::showEmpty()
{
    const bool empty = m_model->rowCount() == 0;
    m_empty->setText(m_kind->currentIndex() > 0 ? tr("Nothing of this kind yet.")
                                                : tr("Nothing here yet."));
    m_empty->setVisible(empty);
    m_diff->setVisible(!empty && m_table->currentIndex().isValid());
}

void PersonHistory::showRow(const QModelIndex &index)
{
    m_diff->setVisible(index.isValid());
    if (!index.isValid())
        return;
    const auto row =
        index.siblingAtColumn(0).data(PersonHistoryModel::RowRole).value<PersonHistoryRow>();
    m_diffTitle->setText(m_model->what(row, PersonWording::Length::Full));
    const auto [before, after] = m_model->sides(row);
    m_before->setPlainText(before);
    m_after->setPlainText(after);
}

} // namespace personae
