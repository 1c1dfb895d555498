// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/person/personpage.h"

#include "ui/person/personheader.h"
#include "ui/person/personpageprivate.h"
#include "ui/person/personwording.h"

#include <QTabWidget>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr int compactBelow = 34; ///< lines of text
constexpr int bareBelow = 14;    ///< lines of text: the page needs all of them

} // namespace

PersonPage::PersonPage(const PeopleParts &parts, QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(parts, this))
{
    setObjectName(u"personPage"_s);
    setMinimumWidth(320);
}

PersonPage::~PersonPage() = default;

void PersonPage::showPerson(const PersonRef &ref)
{
    d->showPerson(ref);
}

const PersonRef &PersonPage::person() const
{
    return d->desk.view().ref;
}

QString PersonPage::personName() const
{
    return d->desk.view().isNull() ? QString() : PersonWording::name(d->desk.view());
}

void PersonPage::showTab(Tab tab)
{
    d->tabs->setCurrentIndex(static_cast<int>(tab));
}

QList<QAction *> PersonPage::verbs() const
{
    return {d->verbs.cbegin(), d->verbs.cend()};
}

void PersonPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int line = fontMetrics().lineSpacing();
    d->header->setCompact(height() < compactBelow * line);
    d->header->setVisible(height() >= bareBelow * line);
}

} // namespace personae
