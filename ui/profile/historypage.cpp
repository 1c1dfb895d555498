// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/historypage.h"

#include "models/values/foreigntext.h"
#include "ui/profile/calmcombobox.h"
#include "ui/profile/historywording.h"
#include "ui/profile/labels.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

/// Rows as high as in every other list.
class RowDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override
    {
        const QSize hint = QStyledItemDelegate::sizeHint(option, index);
        return hint.expandedTo({0, qMax(Theme::controlHeight, hint.height() + 8)});
    }
};

} // namespace

HistoryPage::HistoryPage(const ProfilePageParts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_wording(std::make_unique<HistoryWording>())
    , m_model(new HistoryModel(parts.outbox, parts.profiles, this))
    , m_filter(new QSortFilterProxyModel(this))
    , m_kind(new CalmComboBox(this))
    , m_search(new QLineEdit(this))
    , m_view(new QTreeView(this))
    , m_empty(labels::muted({}, parts.theme, this))
    , m_diff(new QWidget(this))
    , m_diffTitle(labels::heading({}, parts.theme, m_diff))
    , m_before(makeSide(u"historyBefore"_s, tr("Before")))
    , m_after(makeSide(u"historyAfter"_s, tr("After")))
{
    setObjectName(u"historyPage"_s);
    m_model->setWording(*m_wording);
    m_filter->setSourceModel(m_model);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filter->setFilterKeyColumn(HistoryModel::Change);
    build();
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        m_model->setShown(static_cast<HistoryModel::Show>(m_kind->currentData().toInt()));
        showEmpty();
    });
    connect(m_search, &QLineEdit::textChanged, m_filter,
            &QSortFilterProxyModel::setFilterFixedString);
    connect(m_search, &QLineEdit::textChanged, this, &HistoryPage::showEmpty);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { showRow(current); });
    connect(m_model, &HistoryModel::loadedChanged, this, &HistoryPage::showEmpty);
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, &HistoryPage::showEmpty);
    connect(m_filter, &QAbstractItemModel::rowsRemoved, this, &HistoryPage::showEmpty);
    showRow({});
}

HistoryPage::~HistoryPage()
{
    delete m_model; // it reads the wording
}

void HistoryPage::build()
{
    m_kind->setObjectName(u"historyKind"_s);
    m_kind->setAccessibleName(tr("Which changes"));
    m_kind->addItem(tr("Everything"), HistoryModel::Everything);
    m_kind->addItem(tr("My edits"), HistoryModel::Edits);
    m_kind->addItem(tr("Seen on the service"), HistoryModel::SeenChanges);
    m_search->setObjectName(u"historyFilter"_s);
    m_search->setAccessibleName(tr("Filter the history"));
    m_search->setPlaceholderText(tr("Filter"));
    m_search->setClearButtonEnabled(true);
    m_view->setObjectName(u"historyTable"_s);
    m_view->setAccessibleName(tr("History"));
    m_view->setModel(m_filter);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setItemDelegate(new RowDelegate(m_view));
    m_view->setAllColumnsShowFocus(true);
    m_view->setTextElideMode(Qt::ElideRight);
    m_view->header()->setStretchLastSection(true);
    m_view->header()->setSectionResizeMode(HistoryModel::Time, QHeaderView::ResizeToContents);
    auto *filters = new QHBoxLayout;
    filters->setSpacing(8);
    filters->addWidget(m_kind);
    filters->addWidget(m_search, 1);
    auto *diff = new QGridLayout(m_diff);
    diff->setContentsMargins(0, 0, 0, 0);
    diff->setSpacing(4);
    diff->addWidget(m_diffTitle, 0, 0, 1, 2);
    diff->addWidget(labels::muted(tr("Before"), m_parts.theme, m_diff), 1, 0);
    diff->addWidget(labels::muted(tr("After"), m_parts.theme, m_diff), 1, 1);
    diff->addWidget(m_before, 2, 0);
    diff->addWidget(m_after, 2, 1);
    m_empty->setObjectName(u"historyEmpty"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::formPadding, 12, Theme::formPadding, 12);
    layout->setSpacing(8);
    layout->addLayout(filters);
    layout->addWidget(m_empty);
    layout->addWidget(m_view, 2);
    layout->addWidget(m_diff, 1);
}

QPlainTextEdit *HistoryPage::makeSide(const QString &objectName, const QString &name)
{
    auto *side = new QPlainTextEdit(m_diff);
    side->setObjectName(objectName);
    side->setAccessibleName(name);
    side->setReadOnly(true);
    side->setTabChangesFocus(true);
    side->setMinimumHeight(fontMetrics().lineSpacing() * 3);
    return side;
}

void HistoryPage::setAccount(const AccountId &account, const ServiceInfo &service)
{
    m_account = account;
    m_wording->setService(service);
    showRow({});
    m_model->setAccount(isVisible() ? account : AccountId{});
    showEmpty();
}

void HistoryPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_model->account() != m_account)
        m_model->setAccount(m_account);
    showEmpty();
}

void HistoryPage::showEmpty()
{
    const bool empty = m_filter->rowCount() == 0;
    const bool filtered = empty && m_model->rowCount() > 0;
    m_empty->setText(filtered              ? tr("Nothing matches the filter.")
                     : m_model->isLoaded() ? tr("No changes yet.")
                                           : QString());
    m_empty->setVisible(empty && !m_empty->text().isEmpty());
    m_diff->setVisible(!empty && m_view->currentIndex().isValid());
}

void HistoryPage::showRow(const QModelIndex &index)
{
    m_diff->setVisible(index.isValid());
    if (!index.isValid())
        return;
    const auto row = index.siblingAtColumn(0).data(HistoryModel::RowRole).value<HistoryRow>();
    m_diffTitle->setText(index.siblingAtColumn(HistoryModel::Change).data().toString());
    const auto [before, after] = m_wording->sides(row);
    m_before->setPlainText(before);
    m_after->setPlainText(after);
}

} // namespace personae
