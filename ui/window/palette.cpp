// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/palette.h"

#include "models/lists/listwording.h"
#include "models/people/searchfolding.h"
#include "models/values/foreigntext.h"
#include "ui/window/looks.h"
#include "ui/window/shortcuts.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace personae {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostLines = 60;

bool matches(const QString &title, const QStringList &words)
{
    const QString folded = searchfolding::folded(title);
    return std::all_of(words.cbegin(), words.cend(),
                       [&](const QString &word) { return folded.contains(word); });
}

} // namespace

Palette::Palette(Kind kind, PeopleSource &source, const ListWording &wording, Theme &theme,
                 QWidget *parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint)
    , m_kind(kind)
    , m_wording(wording)
    , m_theme(theme)
    , m_finder(new PaletteFinder(source, this))
    , m_edit(new QLineEdit(this))
    , m_list(new QTreeWidget(this))
    , m_foot(new QLabel(this))
{
    setObjectName(u"palette"_s);
    setWindowTitle(kind == Kind::People ? tr("Search people everywhere") : tr("Palette"));
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    connect(m_edit, &QLineEdit::textChanged, this, &Palette::typed);
    connect(m_edit, &QLineEdit::returnPressed, this, &Palette::run);
    connect(m_list, &QTreeWidget::itemClicked, this, &Palette::run);
    connect(m_finder, &PaletteFinder::changed, this, &Palette::takeAnswer);
}

void Palette::build()
{
    m_edit->setObjectName(u"paletteEdit"_s);
    m_edit->setAccessibleName(windowTitle());
    m_edit->setPlaceholderText(m_kind == Kind::People ? tr("Name or handle, in all lists")
                                                      : tr("Command, place or person"));
    m_edit->setClearButtonEnabled(true);
    m_edit->installEventFilter(this);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setAccessibleName(tr("What was found"));
    m_list->setColumnCount(2);
    m_list->header()->hide();
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus); // the keys go through the line above
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_foot->setObjectName(u"paletteFoot"_s);
    m_foot->setTextFormat(Qt::PlainText);
    m_foot->setWordWrap(true);
    m_theme.setType(m_foot, Theme::Type::Small);
    m_theme.setTextColor(m_foot, Theme::Token::Muted);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::panePadding, Theme::panePadding, Theme::panePadding,
                               Theme::panePadding);
    column->setSpacing(Theme::gap);
    column->addWidget(m_edit);
    column->addWidget(m_list, 1);
    column->addWidget(m_foot);
    m_theme.setGround(this, Theme::Token::Base);
    resize(560, 420);
}

void Palette::addCommands(const QList<QAction *> &commands, const QString &about)
{
    for (QAction *command : commands) {
        if (command->isEnabled() && command->isVisible())
            m_commands.append({command, about});
    }
    fill();
}

void Palette::setViews(const QList<View> &views)
{
    m_views = views;
    fill();
}

void Palette::setLists(const QList<PeopleScope> &lists, const QStringList &names)
{
    m_lists = lists;
    m_listNames = names;
    fill();
}

QString Palette::listName(const PeopleScope &scope) const
{
    const qsizetype at = m_lists.indexOf(scope);
    return at >= 0 ? m_listNames.value(at) : QString();
}

void Palette::typed(const QString &text)
{
    m_finder->find(m_lists, text);
    fill();
}

void Palette::addCommandLines(QList<Line> &lines, const QStringList &words) const
{
    for (const Command &command : m_commands) {
        const QPointer<QAction> action = command.action;
        if (!action)
            continue;
        const QString plain = shortcuts::words(*action);
        const QString title =
            command.about.isEmpty() ? plain : tr("%1 · %2").arg(plain, command.about);
        if (!matches(title, words))
            continue;
        lines.append({u"action:%1"_s.arg(quintptr(action.data())), title,
                      action->shortcut().toString(QKeySequence::NativeText), [action] {
                          if (action)
                              action->trigger();
                      }});
    }
}

QList<Palette::Line> Palette::matching(const QStringList &words)
{
    QList<Line> lines;
    if (m_kind == Kind::Everything) {
        for (const View &view : m_views) {
            if (matches(view.title, words))
                lines.append(
                    {u"view:"_s + view.title + u'\n' + view.hint, view.title, view.hint, view.go});
        }
        addCommandLines(lines, words);
    }
    if (!words.isEmpty()) {
        // What begins with the letters is what was meant, most often.
        std::stable_sort(lines.begin(), lines.end(), [&](const Line &one, const Line &other) {
            const auto begins = [&](const Line &line) {
                return searchfolding::folded(line.title).startsWith(words.constFirst());
            };
            return begins(one) && !begins(other);
        });
    }
    const QList<PaletteFinder::Hit> hits = m_finder->hits();
    for (const PaletteFinder::Hit &hit : hits) {
        const PersonRef ref{hit.scope, hit.person.handle};
        const QString handle = isolatedLine(hit.person.handle, 80);
        const QString title = m_wording.personTitle(hit.person);
        const QString where = listName(hit.scope);
        lines.append(
            {u"person:"_s + hit.scope.account.value + u'\n' + hit.scope.node + u'\n' +
                 hit.person.handle,
             title == handle ? title : title + u"  "_s + handle,
             where.isEmpty() ? m_wording.personRelation(hit.person, !hit.scope.isOwn()) : where,
             [this, ref] { Q_EMIT personChosen(ref); }});
    }
    return lines.mid(0, mostLines);
}

void Palette::addLine(const Line &line)
{
    auto *item = new QTreeWidgetItem({line.title, line.hint});
    item->setForeground(1, m_theme.color(Theme::Token::Muted));
    item->setTextAlignment(1, Qt::AlignTrailing | Qt::AlignVCenter);
    item->setData(0, Qt::AccessibleTextRole,
                  line.hint.isEmpty() ? line.title : line.title + u", "_s + line.hint);
    item->setSizeHint(0, {0, qMax(Theme::controlHeight, fontMetrics().height() + 10)});
    m_list->addTopLevelItem(item);
}

void Palette::fill()
{
    const QStringList words = searchfolding::words(m_edit->text());
    m_lines = matching(words);
    m_list->clear();
    for (const Line &line : std::as_const(m_lines))
        addLine(line);
    if (!m_lines.isEmpty())
        m_list->setCurrentItem(m_list->topLevelItem(0));
    sayHowMany();
}

/// Lists answer one after the other: what is about to be chosen stays the line it is.
void Palette::takeAnswer()
{
    const qsizetype here = m_list->indexOfTopLevelItem(m_list->currentItem());
    const QString chosen = here >= 0 ? m_lines.at(here).key : QString();
    fill();
    for (qsizetype i = 0; !chosen.isEmpty() && i < m_lines.size(); ++i) {
        if (m_lines.at(i).key == chosen)
            m_list->setCurrentItem(m_list->topLevelItem(int(i)));
    }
}

void Palette::sayHowMany()
{
    const bool asked = !m_edit->text().trimmed().isEmpty();
    const QString found = looks::counted(int(m_lines.size()), tr("1 found"), tr("%1 found"));
    QString words;
    if (m_finder->isSearching())
        words = m_lines.isEmpty() ? tr("Searching…") : tr("%1. Searching…").arg(found);
    else if (!m_lines.isEmpty())
        words = found;
    else
        words = asked ? tr("Nothing found.") : tr("Type a name or a handle.");
    m_foot->setText(words);
    m_edit->setAccessibleDescription(words);
}

/// Closes first: what it does may open a dialog of its own.
void Palette::run()
{
    const qsizetype at = m_list->indexOfTopLevelItem(m_list->currentItem());
    if (at < 0)
        return;
    const std::function<void()> chosen = m_lines.at(at).run;
    hide();
    chosen();
    accept();
}

void Palette::move(int key)
{
    const int count = m_list->topLevelItemCount();
    if (count == 0)
        return;
    const int page = qMax(1, m_list->viewport()->height() / qMax(1, m_list->sizeHintForRow(0)));
    const int step = key == Qt::Key_Down       ? 1
                     : key == Qt::Key_Up       ? -1
                     : key == Qt::Key_PageDown ? page
                                               : -page;
    const int here = m_list->indexOfTopLevelItem(m_list->currentItem());
    QTreeWidgetItem *item = m_list->topLevelItem(qBound(0, here + step, count - 1));
    m_list->setCurrentItem(item);
    m_edit->setAccessibleDescription(item->data(0, Qt::AccessibleTextRole).toString());
}

/// Without a title bar a line keeps it apart from what lies below.
void Palette::paintEvent(QPaintEvent *event)
{
    QDialog::paintEvent(event);
    QPainter painter(this);
    painter.setPen(m_theme.color(Theme::Token::Muted));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

bool Palette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up || key == Qt::Key_PageDown ||
            key == Qt::Key_PageUp) {
            move(key);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace personae
