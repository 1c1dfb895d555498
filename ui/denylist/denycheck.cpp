// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/denylist/denycheck.h"

#include "models/values/foreigntext.h"
#include "ui/denylist/confusables.h"
#include "ui/denylist/denystaging.h"
#include "ui/denylist/denywording.h"
#include "ui/profile/labels.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr int mostResults = 200;

QListWidget *makeList(const QString &name, const QString &title, QWidget *parent)
{
    auto *list = new QListWidget(parent);
    list->setObjectName(name);
    list->setAccessibleName(title);
    list->setFrameShape(QFrame::NoFrame);
    list->setWordWrap(true);
    list->setTextElideMode(Qt::ElideRight);
    return list;
}

} // namespace

DenyCheck::DenyCheck(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_box(new QLineEdit(this))
    , m_results(makeList(u"denyCheckResults"_s, tr("What the check found"), this))
    , m_inUseHead(labels::heading(tr("In use, says the last answer"), theme, this))
    , m_inUse(makeList(u"denyInUse"_s, tr("Names in use, of the last answer"), this))
    , m_import(new QPushButton(tr("Import a text file…"), this))
{
    m_box->setObjectName(u"denyCheckEdit"_s);
    m_box->setPlaceholderText(tr("Name, or pattern with * and ?"));
    m_box->setAccessibleName(tr("Check a name or a pattern"));
    m_box->setClearButtonEnabled(true);
    m_import->setObjectName(u"denyImport"_s);
    m_import->setAccessibleName(m_import->text());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::panePadding, 4, Theme::panePadding, Theme::gap);
    column->setSpacing(Theme::gap);
    column->addWidget(m_box);
    column->addWidget(m_results, 2);
    column->addWidget(m_inUseHead);
    column->addWidget(m_inUse, 1);
    column->addWidget(m_import);
    connect(m_box, &QLineEdit::textChanged, this, &DenyCheck::check);
    connect(m_box, &QLineEdit::returnPressed, this, [this] {
        const QString name = denystaging::cleanName(m_box->text());
        if (!name.isEmpty() && !name.contains(u'*') && !name.contains(u'?'))
            Q_EMIT addWanted(name);
    });
    setInUse({});
    check();
}

void DenyCheck::setNames(const QStringList &known, const QStringList &staged,
                         const QString &pattern)
{
    m_known = known;
    m_staged = staged;
    m_pattern = pattern;
    check();
}

void DenyCheck::setInUse(const QStringList &names)
{
    m_inUse->clear();
    for (const QString &name : names)
        m_inUse->addItem(isolatedLine(name, 120));
    m_inUseHead->setVisible(!names.isEmpty());
    m_inUse->setVisible(!names.isEmpty());
}

void DenyCheck::addResult(const QString &words, const QString &name)
{
    if (m_results->count() < mostResults)
        m_results->addItem(words.arg(isolatedLine(name, 120)));
}

void DenyCheck::check()
{
    m_results->clear();
    const QString typed = denystaging::cleanName(m_box->text());
    if (typed.isEmpty()) {
        m_results->addItem(
            tr("Type a name to see whether it is listed and what looks like it. Enter stages it."));
        return;
    }
    const bool wild = typed.contains(u'*') || typed.contains(u'?');
    const QRegularExpression rule =
        QRegularExpression::fromWildcard(wild ? typed : u'*' + typed + u'*', Qt::CaseInsensitive);
    const QString listed = tr("%1 is on the list");
    const QString waiting = tr("%1 is staged");
    const QString alike = tr("%1 looks like it");
    if (!wild && m_known.contains(typed))
        addResult(tr("%1 is on the list, exactly so"), typed);
    for (const QString &name : std::as_const(m_known)) {
        if (name != typed && rule.match(name).hasMatch())
            addResult(listed, name);
    }
    for (const QString &name : std::as_const(m_staged)) {
        if (rule.match(name).hasMatch())
            addResult(waiting, name);
    }
    if (!wild) {
        for (const QString &name : confusables::lookAlikes(typed, m_known + m_staged))
            addResult(alike, name);
        const QRegularExpression own(QRegularExpression::anchoredPattern(m_pattern));
        if (!m_pattern.isEmpty() && own.isValid() && !own.match(typed).hasMatch())
            addResult(tr("%1 does not follow the organization’s rules: nobody can take it anyway"),
                      typed);
    }
    if (m_results->count() == 0)
        m_results->addItem(wild ? tr("No name meets this pattern.")
                                : tr("Not on the list, and nothing looks like it."));
}

} // namespace personae
