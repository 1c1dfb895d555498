// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/accounttab.h"

#include "models/ports/serviceport.h"
#include "models/values/foreigntext.h"
#include "ui/service/callstarter.h"
#include "ui/service/recordspage.h"
#include "ui/service/servicewording.h"
#include "ui/theme/emptypage.h"
#include "ui/theme/taborder.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

/// Scrolls up and down only: never narrower than what is in it.
class PageScroll final : public QScrollArea
{
public:
    explicit PageScroll(QWidget *parent)
        : QScrollArea(parent)
    {
        setFrameShape(QFrame::NoFrame);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setWidgetResizable(true);
        setFocusPolicy(Qt::NoFocus);
    }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        const int bar = verticalScrollBar()->sizeHint().width();
        return {widget()->minimumSizeHint().width() + bar, QScrollArea::minimumSizeHint().height()};
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == widget() && event->type() == QEvent::LayoutRequest)
            updateGeometry();
        return QScrollArea::eventFilter(watched, event);
    }
};

} // namespace

AccountTab::AccountTab(const ServiceParts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_list(new QListWidget(this))
    , m_stack(new QStackedWidget(this))
    , m_none(new EmptyPage(parts.theme, {}, {}))
    , m_starter(new CallStarter(parts, *this))
{
    setObjectName(u"accountTab"_s);
    parts.theme.setGround(this, Theme::Token::Window);
    m_list->setObjectName(u"accountPages"_s);
    m_list->setAccessibleName(tr("Pages of the account"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    parts.theme.setGround(m_list, Theme::Token::Window);
    m_none->setObjectName(u"accountTabNone"_s);
    m_stack->addWidget(m_none);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *indented = new QHBoxLayout;
    indented->setContentsMargins(Theme::panePadding - 4, 4, Theme::panePadding - 4, 4);
    indented->addWidget(m_list);
    column->addLayout(indented);
    auto *scroll = new PageScroll(this); // with large text a page is higher than its place
    scroll->setWidget(m_stack);
    column->addWidget(scroll, 1);
    connect(m_list, &QListWidget::currentRowChanged, this, &AccountTab::choose);
    connect(&parts.profiles, &ProfileStore::profileLoaded, this, &AccountTab::takeProfile);
    connect(&parts.profiles, &ProfileStore::profileChanged, this, &AccountTab::takeProfile);
    connect(&parts.theme, &Theme::changed, this, &AccountTab::fitList);
    connect(&parts.service, &ServicePort::accountChanged, this, &AccountTab::followAccount);
    connect(m_starter, &CallStarter::announced, this, &AccountTab::announced);
    connect(m_starter, &CallStarter::rereadWanted, this, &AccountTab::rereadPages);
    rebuild();
}

void AccountTab::showAccount(const AccountId &account)
{
    if (account == m_account)
        return;
    m_account = account;
    m_profile.clear();
    m_built = false;
    if (isVisible())
        rebuild();
}

/// Nothing is asked of a service before its page is looked at.
void AccountTab::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_built)
        rebuild();
}

void AccountTab::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitList();
}

void AccountTab::rebuild()
{
    m_built = !m_account.isNull();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    qDeleteAll(m_pages);
    m_pages.clear();
    const ServiceInfo *service = m_account.isNull() ? nullptr : m_parts.service.service(m_account);
    m_lacking = lackingPages();
    m_stack->setCurrentWidget(m_none);
    sayNone({});
    if (service) {
        for (const PageSpec &page : service->pages) {
            if (page.opened)
                continue; // in a window of its own, from where it is about something
            auto *item = new QListWidgetItem(ServiceWording::page(page.id), m_list);
            item->setData(Qt::UserRole, page.id);
            item->setSizeHint({0, fontMetrics().lineSpacing() + 12});
        }
        m_parts.profiles.load(m_account);
    }
    m_list->setVisible(m_list->count() > 1); // of one page there is nothing to choose
    fitList();
    if (m_list->count() > 0) {
        m_list->setCurrentRow(0);
        choose(0);
    }
}

/// What stands there in place of a page: empty, there is none; else why that one is not shown.
void AccountTab::sayNone(const QString &page)
{
    const ServiceInfo *service = m_account.isNull() ? nullptr : m_parts.service.service(m_account);
    const QString name = service ? isolatedLine(service->displayName, 40) : QString();
    if (!service)
        m_none->setSentence(tr("No account is chosen."));
    else if (page.isEmpty())
        m_none->setSentence(tr("%1 has no further pages about your account: everything it offers "
                               "is under Overview and Edit.")
                                .arg(name));
    else
        m_none->setSentence(tr("This server of %1 does not have this page.").arg(name));
}

void AccountTab::choose(int row)
{
    const ServiceInfo *service = m_parts.service.service(m_account);
    const QListWidgetItem *item = m_list->item(row);
    if (!service || !item)
        return;
    const QString id = item->data(Qt::UserRole).toString();
    const auto spec = std::find_if(service->pages.cbegin(), service->pages.cend(),
                                   [&id](const PageSpec &page) { return page.id == id; });
    if (spec == service->pages.cend())
        return;
    if (m_lacking.contains(id)) {
        sayNone(id);
        m_stack->setCurrentWidget(m_none);
        return;
    }
    RecordsPage *&page = m_pages[id];
    if (!page) {
        RecordsPage::Context context;
        context.account = m_account;
        context.page = *spec;
        context.profile = m_profile;
        page = new RecordsPage(m_parts, context);
        connect(page, &RecordsPage::announced, this, &AccountTab::announced);
        connect(page, &RecordsPage::rereadWanted, this, &AccountTab::rereadPages);
        m_stack->addWidget(page);
        taborder::takeIn(*this, *page);
    }
    m_stack->setCurrentWidget(page);
}

void AccountTab::rereadPages(const QString &listing)
{
    for (RecordsPage *page : std::as_const(m_pages)) {
        if (page && page->page().listing == listing)
            page->refresh();
    }
}

QSet<QString> AccountTab::lackingPages() const
{
    QSet<QString> lacking;
    const ServiceInfo *service = m_account.isNull() ? nullptr : m_parts.service.service(m_account);
    if (!service)
        return lacking;
    const ServerFacts facts = m_parts.service.account(m_account).server;
    for (const PageSpec &page : service->pages) {
        if (!facts.can.value(u"page."_s + page.id, true))
            lacking.insert(page.id);
    }
    return lacking;
}

void AccountTab::followAccount(const AccountId &account)
{
    if (account != m_account || !m_built)
        return;
    const QSet<QString> lacking = lackingPages();
    if (lacking == m_lacking)
        return;
    m_lacking = lacking;
    choose(m_list->currentRow());
}

void AccountTab::showPage(const QString &id)
{
    if (!m_built)
        rebuild();
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(Qt::UserRole).toString() == id)
            m_list->setCurrentRow(row);
    }
}

void AccountTab::performAbout(const QString &callId, const CallAbout &about, const QString &subject)
{
    if (!m_account.isNull())
        m_starter->perform({m_account, callId, about, subject, m_profile});
}

RecordsPage *AccountTab::currentPage() const
{
    return qobject_cast<RecordsPage *>(m_stack->currentWidget());
}

/// As high as its lines, as long as the page below keeps most of the room.
void AccountTab::fitList()
{
    if (m_list->count() == 0)
        return;
    const int line = qMax(m_list->sizeHintForRow(0), fontMetrics().lineSpacing() + 6);
    const int all = line * m_list->count() + 2;
    m_list->setFixedHeight(qBound(line + 2, all, qMax(line * 2 + 2, height() / 3)));
}

void AccountTab::wordingChanged()
{
    if (RecordsPage *page = currentPage())
        page->wordingChanged();
}

void AccountTab::takeProfile(const AccountId &account, const CachedProfile &profile)
{
    if (account != m_account)
        return;
    m_profile = ownFields(profile.profile);
    for (RecordsPage *page : std::as_const(m_pages)) {
        if (page)
            page->setProfile(m_profile);
    }
}

} // namespace personae
