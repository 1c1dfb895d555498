// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/formtabs.h"

#include "ui/profile/fieldwording.h"
#include "ui/profile/labels.h"

#include <QLabel>
#include <QScrollArea>
#include <QTabBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

FormTabs::FormTabs(QWidget *parent)
    : QTabWidget(parent)
{
    setObjectName(u"formTabs"_s);
    setDocumentMode(true);
    setTabBarAutoHide(true);
    setUsesScrollButtons(true);
    setAccessibleName(tr("Parts of the profile"));
    tabBar()->setObjectName(u"formTabBar"_s);
    tabBar()->setAccessibleName(tr("Parts of the profile"));
    tabBar()->setExpanding(false);
}

void FormTabs::makePage(const QString &id)
{
    Page page;
    page.scroll = new QScrollArea;
    page.scroll->setObjectName(id.isEmpty() ? u"editScroll"_s : u"editScroll:"_s + id);
    page.scroll->setWidgetResizable(true);
    page.scroll->setFrameShape(QFrame::NoFrame);
    page.scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    page.scroll->setFocusPolicy(Qt::NoFocus);
    page.content = new QWidget;
    page.column = new QVBoxLayout(page.content);
    page.column->setContentsMargins(Theme::formPadding, 12, Theme::formPadding, Theme::formPadding);
    page.column->setSpacing(16);
    page.scroll->setWidget(page.content);
    m_pages.insert(id, page);
}

void FormTabs::setPages(const QStringList &ids)
{
    for (const QString &old : m_pages.keys()) {
        if (!ids.contains(old))
            m_pages.take(old).scroll->deleteLater();
    }
    for (const QString &id : ids) {
        if (!m_pages.contains(id))
            makePage(id);
        const int at = static_cast<int>(ids.indexOf(id));
        QScrollArea *scroll = m_pages.value(id).scroll;
        if (indexOf(scroll) == at)
            continue;
        insertTab(at, scroll, FieldWording::page(id));
    }
}

QWidget *FormTabs::content(const QString &id) const
{
    return m_pages.value(id).content;
}

QVBoxLayout *FormTabs::column(const QString &id) const
{
    return m_pages.value(id).column;
}

void FormTabs::setMark(const QString &id, int changes, int wrong)
{
    const int tab = indexOf(m_pages.value(id).scroll);
    if (tab < 0)
        return;
    const QString title = FieldWording::page(id);
    QStringList words;
    if (wrong > 0)
        words.append(wrong == 1 ? tr("1 field has to be put right")
                                : tr("%n fields have to be put right", nullptr, wrong));
    if (changes > 0)
        words.append(FieldWording::changes(changes));
    const QString sign = wrong > 0 ? u" ▲"_s : changes > 0 ? u" ●"_s : QString();
    setTabText(tab, title + sign);
    setTabToolTip(tab, words.join(u", "_s));
    words.prepend(title);
    tabBar()->setAccessibleTabName(tab, words.join(u", "_s));
}

void FormTabs::setOffered(const QString &id, bool offered)
{
    const int tab = indexOf(m_pages.value(id).scroll);
    if (tab >= 0 && isTabVisible(tab) != offered)
        setTabVisible(tab, offered);
}

void FormTabs::setReason(const QString &id, const QString &reason, Theme &theme)
{
    const auto page = m_pages.find(id);
    if (page == m_pages.end() || (!page->reason && reason.isEmpty()))
        return;
    if (!page->reason) {
        page->reason = labels::body({}, theme, page->content);
        page->reason->setObjectName(u"pageReason:"_s + id);
        theme.setTextColor(page->reason, Theme::Token::Warn);
        page->column->insertWidget(0, page->reason);
    }
    page->reason->setText(reason.isEmpty() ? QString() : u"▲ "_s + reason);
    page->reason->setVisible(!reason.isEmpty());
    page->content->setAccessibleDescription(reason);
}

QString FormTabs::pageOf(const QWidget *inside) const
{
    for (auto it = m_pages.cbegin(); it != m_pages.cend(); ++it) {
        if (it->content->isAncestorOf(inside))
            return it.key();
    }
    return {};
}

void FormTabs::bring(QWidget *inside)
{
    setCurrentWidget(m_pages.value(pageOf(inside)).scroll);
}

void FormTabs::reveal(QWidget *inside)
{
    const Page page = m_pages.value(pageOf(inside));
    if (page.content && page.content->isAncestorOf(inside) && currentWidget() == page.scroll)
        page.scroll->ensureWidgetVisible(inside, 0, 40);
}

} // namespace personae
